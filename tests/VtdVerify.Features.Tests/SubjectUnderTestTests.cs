using NUnit.Framework;
using VtdVerify.Subjects;

namespace VtdVerify.Features.Tests;

/// <summary>Which code a scenario runs where the host does not say.</summary>
[NonParallelizable]
public class SubjectUnderTestTests
{
    private string? before;

    [SetUp]
    public void Remember() => before = Environment.GetEnvironmentVariable(SubjectUnderTest.EnvironmentVariable);

    [TearDown]
    public void Restore() => Environment.SetEnvironmentVariable(SubjectUnderTest.EnvironmentVariable, before);

    [TestCase(null, "hardened")]
    [TestCase("", "hardened")]
    [TestCase("v6", "v6")]
    public void It_is_the_revision_that_the_environment_names_or_the_shipped_one(string? named, string expected)
    {
        Environment.SetEnvironmentVariable(SubjectUnderTest.EnvironmentVariable, named);
        Assert.That(new SubjectUnderTest().Subject.Name, Is.EqualTo(expected));
    }

    [Test]
    public void A_revision_that_does_not_exist_is_refused_with_those_that_do()
    {
        Environment.SetEnvironmentVariable(SubjectUnderTest.EnvironmentVariable, "v7");
        Assert.That(
            () => new SubjectUnderTest(), Throws.InvalidOperationException.With.Message.Contains("v7").And.Message.Contains("fixed"));
    }

    [Test]
    public void A_host_hands_in_its_own() =>
        Assert.That(SubjectUnderTest.Of(ModelSubject.All[0]).Subject, Is.SameAs(ModelSubject.All[0]));
}

using NUnit.Framework;
using VtdVerify.Mutation.Mutators;

namespace VtdVerify.Tests.Mutation;

/// <summary>The page of the mutators is what the mutators say.</summary>
internal sealed class MutatorPageTests
{
    private const string WriteVariable = "VTDVERIFY_WRITE_DOCS";

    [Test]
    public void The_page_is_up_to_date()
    {
        var path = Repository.PathOf(MutatorPage.Path);
        if (Environment.GetEnvironmentVariable(WriteVariable) == "1")
        {
            File.WriteAllText(path, MutatorPage.Write());
        }

        Assert.That(File.ReadAllText(path), Is.EqualTo(MutatorPage.Write()), $"{WriteVariable}=1 writes it anew");
    }
}

using NUnit.Framework;
using VtdVerify.Mutation.Mutators;

namespace VtdVerify.Tests.Mutation;

/// <summary>Each mutator: what it makes of code, all of it and nothing else, and code that it leaves alone.</summary>
internal sealed class MutatorTests
{
    private static IEnumerable<IMutator> All => MutatorCatalog.All;

    private static IEnumerable<TestCaseData> Should =>
        MutatorCases.Should.Select(c => new TestCaseData(c.Id, c.Before, c.After).SetArgDisplayNames(c.Id, c.Before));

    private static IEnumerable<TestCaseData> ShouldNot => MutatorCases.ShouldNot.Select(c => new TestCaseData(c.Id, c.Code));

    [TestCaseSource(nameof(Should))]
    public void It_makes_these_changes(string id, string before, string[] after) =>
        Assert.That(MutatedCode.Of(MutatedCode.Mutator(id), before), Is.EqualTo(after));

    [TestCaseSource(nameof(ShouldNot))]
    public void It_leaves_this_alone(string id, string code) =>
        Assert.That(MutatedCode.Of(MutatedCode.Mutator(id), code), Is.Empty);

    [TestCaseSource(nameof(All))]
    public void Its_example_is_one_of_its_changes(IMutator mutator) =>
        Assert.That(MutatedCode.Of(mutator, mutator.Example.Before), Does.Contain(mutator.Example.After));

    [TestCaseSource(nameof(All))]
    public void It_has_cases_of_both_kinds(IMutator mutator)
    {
        Assert.That(MutatorCases.Should.Select(c => c.Id), Does.Contain(mutator.Id));
        Assert.That(MutatorCases.ShouldNot.Select(c => c.Id), Does.Contain(mutator.Id));
    }

    [TestCaseSource(nameof(All))]
    public void It_is_named_like_its_class(IMutator mutator)
    {
        var name = mutator.Id.Replace("-", string.Empty, StringComparison.Ordinal);

        // The suffix where the domain has a type of that name.
        Assert.That(mutator.GetType().Name, Is.EqualTo(name).IgnoreCase.Or.EqualTo($"{name}Mutator").IgnoreCase);
    }

    [Test]
    public void Ids_are_unique() => Assert.That(MutatorCatalog.All.Select(mutator => mutator.Id), Is.Unique);
}

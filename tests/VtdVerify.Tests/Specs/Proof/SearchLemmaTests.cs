using NUnit.Framework;
using VtdVerify.Model;
using VtdVerify.Smt;
using VtdVerify.Specs.Proof;

namespace VtdVerify.Tests.Specs.Proof;

internal sealed class SearchLemmaTests
{
    [Test]
    public void The_comparison_of_the_tree_never_rises_for_keys_that_wrap_too() => Assert.That(Holds(OverlapComparison.Compare), Is.True);

    /// <summary>The canary: the same two tests, in the other sequence and the other way round.</summary>
    [Test]
    public void A_comparison_that_sends_the_search_the_wrong_way_is_seen() => Assert.That(
        Holds((execution, key, node) =>
            execution.Decide(key.First > node.Last) ? Placement.Below
            : execution.Decide(key.Last < node.First) ? Placement.Above
            : Placement.Overlaps),
        Is.False);

    [Test]
    public void A_comparison_of_first_addresses_alone_never_rises() => Assert.That(
        Holds((execution, key, node) =>
            execution.Decide(key.First > node.First) ? Placement.Above
            : execution.Decide(key.First < node.First) ? Placement.Below
            : Placement.Overlaps),
        Is.True);

    [Test]
    public void Which_of_its_tests_comes_first_does_not_matter() => Assert.That(
        Holds((execution, key, node) =>
            execution.Decide(key.Last < node.First) ? Placement.Below
            : execution.Decide(key.First > node.Last) ? Placement.Above
            : Placement.Overlaps),
        Is.True);

    private static bool Holds(Comparison comparison)
    {
        using var solver = Z3Solver.Create();
        return SearchLemma.Holds(SearchLemma.Of(comparison), solver);
    }
}

using NUnit.Framework;
using VtdVerify.Model;
using VtdVerify.Smt;
using VtdVerify.Specs.Proof.Trees;
using VtdVerify.Tests.Model;

namespace VtdVerify.Tests.Specs.Proof.Trees;

[Category("Proof")]
internal sealed class SearchLemmaTests
{
    [Test]
    public void The_comparison_of_the_tree_never_rises_for_keys_that_wrap_too() => Assert.That(Holds(OverlapOrder.Instance), Is.True);

    /// <summary>The canary.</summary>
    [Test]
    public void A_comparison_that_sends_some_searches_the_wrong_way_is_seen() => Assert.That(Holds(Orders.Truncated), Is.False);

    [Test]
    public void A_comparison_against_the_order_of_the_addresses_is_seen() => Assert.That(Holds(Orders.Descending), Is.False);

    [Test]
    public void A_mapping_that_does_not_equal_itself_is_seen() => Assert.That(Holds(Orders.NeverRemoving), Is.False);

    [Test]
    public void A_comparison_of_first_addresses_alone_never_rises() => Assert.That(Holds(Orders.ByFirstAddress), Is.True);

    [Test]
    public void Which_of_its_tests_comes_first_does_not_matter() => Assert.That(Holds(Orders.BelowFirst), Is.True);

    private static bool Holds(ITreeOrder order)
    {
        using var solver = Z3Solver.Create();
        return SearchLemma.Holds(SearchLemma.Of(order), solver);
    }
}

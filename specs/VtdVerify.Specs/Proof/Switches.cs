using VtdVerify.Model;
using VtdVerify.Specs.Assumptions;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof;

/// <summary>
/// The truth variables that switch assumptions on. A check names those that it makes, so its core says which ones the answer rests
/// on, and an assumption is dropped by not naming it.
/// </summary>
internal static class Switches
{
    public const string Prefix = "assumption: ";

    /// <summary>That the assumption holds here, where it is switched on.</summary>
    public static SymbolicTruth Guarded(TermPool pool, Assumption assumption, SymbolicTruth holds) =>
        !new SymbolicTruth(Of(pool, assumption)) | holds;

    /// <summary>The switches of every assumption that is not dropped.</summary>
    public static IReadOnlyList<Term> On(TermPool pool, IovaSpace space, IReadOnlySet<string> dropped) =>
        [.. Ledger.DroppableOf(space).Where(a => !dropped.Contains(a.Id)).Select(a => Of(pool, a))];

    /// <summary>The assumptions whose switches are among the terms, in the ledger's order.</summary>
    public static IReadOnlyList<Assumption> In(TermPool pool, IovaSpace space, IReadOnlySet<Term> terms) =>
        [.. Ledger.DroppableOf(space).Where(a => terms.Contains(Of(pool, a)))];

    private static Term Of(TermPool pool, Assumption assumption) => pool.TruthVariable(Prefix + assumption.Id);
}

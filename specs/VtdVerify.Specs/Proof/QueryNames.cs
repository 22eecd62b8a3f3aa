using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Proof.Loops;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof;

/// <summary>Names the queries of one class of scopes on one family of paths, and says what each one claims.</summary>
/// <param name="Paths">Tells the family from others of the subject; letters, digits and '-'.</param>
internal sealed record QueryNames(string Paths, ScopeClass ScopeClass)
{
    private string Suffix => $"{ScopeClass.Id}/{Paths}";

    /// <summary>That the claim cannot be broken, that each invariant it rests on is one, and that the assumptions can be met.</summary>
    public IReadOnlyList<Query> OfProof(
        Obligation obligation,
        Questions questions,
        IReadOnlyList<InvariantCandidate> used,
        IReadOnlyList<Term> inClass) =>
    [
        Ask(
            $"{obligation.Id}/{Suffix}/holds",
            $"No run breaks this: {obligation.Expected}.",
            questions,
            [.. inClass, .. used.Select(c => c.Selector), questions.Broken(obligation).Name],
            false),
        .. used.Select(c => Ask(
            $"invariants/{Suffix}/{Slug(c.Selector.Name!)}",
            $"When the loop begins and after each turn: {c.Selector.Name![ArbitraryTurn.SelectorPrefix.Length..]}.",
            questions,
            [.. inClass, .. used.Select(one => one.Selector), c.Broken],
            false)),
        Ask($"assumptions/{Suffix}", "The assumptions are satisfiable.", questions, inClass, true),
    ];

    public Query OfWitness(Obligation obligation, Questions questions, IReadOnlyList<Term> relevant, UnmapModes mode) => Ask(
        $"{obligation.Id}/{Suffix}/witness-{(mode == UnmapModes.Tracked ? "tracked" : "plain")}",
        $"Some machine {(mode == UnmapModes.Tracked ? "under dirty tracking" : "without dirty tracking")} makes this claim relevant: "
        + $"{obligation.Expected}.",
        questions,
        relevant,
        true);

    public Query OfCounterexample(Obligation obligation, Questions questions, IReadOnlyList<Term> broken) =>
        Ask($"{obligation.Id}/{Suffix}/broken", $"Some run breaks this: {obligation.Expected}.", questions, broken, true);

    private static Query Ask(string id, string claim, Questions questions, IReadOnlyList<Term> terms, bool satisfiable) =>
        new(id, claim, questions.Assertions, terms, satisfiable);

    private static string Slug(string selector)
    {
        var name = selector[ArbitraryTurn.SelectorPrefix.Length..];
        var letters = name.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-');
        return string.Join('-', string.Concat(letters).Split('-', StringSplitOptions.RemoveEmptyEntries));
    }
}

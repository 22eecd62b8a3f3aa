using VtdVerify.Terms;

namespace VtdVerify.Specs;

/// <summary>What a check of a claim came to. Only <see cref="Proved"/> is green.</summary>
public abstract record Verdict
{
    private Verdict()
    {
    }

    /// <summary>0 for the best; a guarantee takes the worst of its obligations.</summary>
    public abstract int Severity { get; }

    public static Verdict Worst(IEnumerable<Verdict> verdicts) =>
        verdicts.MaxBy(v => v.Severity) ?? new Vacuous("there is no obligation");

    /// <summary>Holds for every value and any number of mappings, under assumptions that can be met.</summary>
    public sealed record Proved(Proof.ConcreteCase Witness) : Verdict
    {
        public override int Severity => 0;
    }

    /// <summary>
    /// Holds where no loop takes more than the given number of turns and, where the tree's shape matters, the tree holds no more mappings;
    /// says nothing beyond.
    /// </summary>
    /// <param name="Reason">Why there is a bound, where it is not that the invariants of a loop are too weak.</param>
    public sealed record ProvedToBound(int Bound, string? Reason = null) : Verdict
    {
        public override int Severity => 1;
    }

    /// <summary>The claim holds only because nothing that it speaks of can happen.</summary>
    public sealed record Vacuous(string Reason) : Verdict
    {
        public override int Severity => 2;
    }

    /// <summary>Neither proved nor refuted.</summary>
    public sealed record Unknown(string Reason) : Verdict
    {
        public override int Severity => 3;
    }

    /// <summary>The subject holds a construct that is not read.</summary>
    public sealed record Unsupported(string Construct, CodeSite Site) : Verdict
    {
        public override int Severity => 4;
    }

    /// <summary>Broken; the case was run on the concrete machine and shows it.</summary>
    public sealed record Refuted(Proof.ConcreteCase Counterexample) : Verdict
    {
        public override int Severity => 5;
    }

    /// <summary>The tool contradicts itself: a case that does not replay, an answer that does not evaluate.</summary>
    public sealed record ToolError(string Reason) : Verdict
    {
        public override int Severity => 6;
    }
}

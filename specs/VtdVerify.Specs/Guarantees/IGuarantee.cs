using VtdVerify.Specs.Observation;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Guarantees;

/// <summary>
/// One sentence that must hold of an unmap. Its claims are written once, over words: evaluated on concrete runs they judge
/// scenarios and replays, on symbolic paths they become the obligations that the solver decides.
/// </summary>
public interface IGuarantee
{
    /// <summary>Stable; the tag of its scenarios.</summary>
    string Id { get; }

    GuaranteeKind Kind { get; }

    string Sentence { get; }

    /// <summary>What goes wrong where it does not hold.</summary>
    string Why { get; }

    /// <summary>Where the rule comes from.</summary>
    string Source { get; }

    /// <summary>The C that it is about, in QEMU's names: what decides it in the unmap, and what gives that its meaning.</summary>
    string Code { get; }

    IReadOnlyList<Obligation> Obligations { get; }

    /// <summary>What must hold of this run; at least one claim for each obligation that the run has anything to do with.</summary>
    IEnumerable<Claim<TTruth>> Claims<TWord, TTruth>(Run<TWord, TTruth> run)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>;
}

/// <summary>Who asks for it: the patch, or the code before it.</summary>
public enum GuaranteeKind
{
    /// <summary>Promised by the patch's own text.</summary>
    Stated,

    /// <summary>Done right by the code before the patch, and not to be lost.</summary>
    Kept,
}

/// <summary>A claim to be decided.</summary>
/// <param name="Id">Stable: the guarantee's id, a slash, a word or two.</param>
/// <param name="Expected">What success says, as a sentence.</param>
/// <param name="Happened">What failure says, as a sentence about the case that is shown with it.</param>
public sealed record Obligation(string Id, string Expected, string Happened)
{
    /// <summary>The machines that it speaks of: a proof needs a run on each kind.</summary>
    public UnmapModes Speaks { get; init; } = UnmapModes.Both;

    /// <summary>
    /// Whether the claim on a symbolic path may be broken though no run breaks it: what is shown then is not decided, and no defect.
    /// </summary>
    public bool IsApproximated { get; init; }

    /// <summary>What its proof takes for granted, for every scope: without a proof of that there is none of it. Null for nothing.</summary>
    public Obligation? RestsOn { get; init; }

    // Runs are judged by the thousand, and each judgement looks obligations up: the sentences tell nothing apart that the id does not.
    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);
}

/// <summary>What the two paths of the unmap are for: a notifier that maps, while memory is tracked; and all others.</summary>
[Flags]
public enum UnmapModes
{
    None = 0,

    /// <summary>A tracking flag is set, and the notifier has the MAP flag.</summary>
    Tracked = 1,

    /// <summary>No tracking flag is set, or the notifier lacks the MAP flag.</summary>
    Plain = 2,

    Both = Tracked | Plain,
}

/// <summary>An obligation at one point of one run.</summary>
/// <param name="Relevant">Whether the obligation applies to this run. A claim that is never relevant is vacuous.</param>
/// <param name="Holds">What must be true where it is relevant.</param>
/// <param name="Site">The code that decided it, where there is one.</param>
public sealed record Claim<TTruth>(Obligation Obligation, TTruth Relevant, TTruth Holds, CodeSite? Site = null)
    where TTruth : struct, ITruth<TTruth>
{
    public TTruth IsBroken => Relevant & !Holds;
}

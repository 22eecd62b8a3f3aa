using VtdVerify.Specs.Observation;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Guarantees;

/// <summary>
/// terminates: the unmap ends. A loop ends when each of its turns takes a mapping from the tree, into which nothing comes back, or
/// brings one and the same word, or the distance of two, further in one direction: neither can go on for ever.
/// </summary>
public sealed class Terminates : IGuarantee
{
    private static readonly Obligation EachTurn = new(
        "terminates/each-turn",
        "each turn of each loop removes a mapping from the tree or brings the loop nearer to its end",
        "the unmap does not end: a turn of a loop neither removes a mapping nor makes progress");

    public string Id => "terminates";

    public GuaranteeKind Kind => GuaranteeKind.Kept;

    public string Sentence => "The unmap ends; each turn of each loop makes progress.";

    public string Why =>
        "It runs in a register write of the guest, under QEMU's big lock: a loop without end hangs the guest and QEMU with it.";

    public string Source => "vtd_address_space_unmap before the patch counts down; a lookup finds a mapping again until it is removed";

    public string Code => "the conditions of the loops: what iova_tree_find still finds, and how much of the scope remains";

    public IReadOnlyList<Obligation> Obligations { get; } = [EachTurn];

    public IEnumerable<Claim<TTruth>> Claims<TWord, TTruth>(Run<TWord, TTruth> run)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        var always = TTruth.Of(true);
        return run.End switch
        {
            RunEnd.Returned => [new Claim<TTruth>(EachTurn, always, always)],
            RunEnd.TurnEnded(var loop) => [new Claim<TTruth>(EachTurn, always, run.TurnMadeProgress, loop)],
            RunEnd.Endless => [new Claim<TTruth>(EachTurn, always, !always)],
            _ => [],
        };
    }
}

using VtdVerify.Model;
using VtdVerify.QemuSource.Reading;

namespace VtdVerify.QemuSource.Contracts;

/// <summary>What a reader of the report must know of the functions that differ from those that the model mirrors.</summary>
internal static class Drifts
{
    public static IEnumerable<Drift> Of(IReadOnlyList<CalleeReport> callees) =>
        from callee in callees
        let finding = Finding(callee)
        where finding is not null
        let function = callee.Function
        select new Drift(
            callee.Mirrored.Name, function?.File.Path, function?.FirstLine ?? 0, function?.Hash, finding, callee.Mirrored.Guarantees);

    private static string? Finding(CalleeReport callee) => callee switch
    {
        { Function: null, IsOther: false } => callee.Problem,
        { NotifyRule: NotifyRule.Crops } => "it crops an event to the notifier's scope, as QEMU does from 10.2 on, where 10.0 asserts; "
            + "the verdicts are about the cropping rule",
        { Sentence: not null, ReadsAsMirrored: true } => null,
        { Sentence: { } sentence } => $"its text differs from QEMU 10.0; it is proved that it still {sentence}",
        { Mirrored: var mirrored, Function: not null } when mirrored == Mirrored.AlignedMask =>
            $"{callee.Problem}; its own text is run instead of the model's contract",
        { Order: not null } => $"{callee.Problem}; its own text is run in each search",
        { Mirrored: var mirrored } when mirrored == Mirrored.Insert =>
            $"{callee.Problem}; no unmap calls it, so the verdicts stand; mappings-disjoint is assumed, not verified",
        _ => $"{callee.Problem}; code that calls it is unsupported",
    };
}

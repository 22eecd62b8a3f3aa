using VtdVerify.Reporting;
using VtdVerify.Specs;

namespace VtdVerify.Checks.Results;

/// <summary>A verdict in the result's terms.</summary>
internal readonly record struct MappedVerdict(VerdictKind Kind, string? Reason = null, int? Bound = null);

internal static class VerdictMapper
{
    public static MappedVerdict Map(Verdict verdict) => verdict switch
    {
        Verdict.Proved => new(VerdictKind.Proved),
        Verdict.ProvedToBound bounded => new(VerdictKind.ProvedToBound, bounded.Reason, bounded.Bound),
        Verdict.Vacuous vacuous => new(VerdictKind.Vacuous, vacuous.Reason),
        Verdict.Unknown unknown => new(VerdictKind.Unknown, unknown.Reason),
        Verdict.Unsupported unread => new(VerdictKind.Unsupported, $"{unread.Site}: not read: {unread.Construct}"),
        Verdict.Refuted => new(VerdictKind.Refuted),
        Verdict.ToolError defect => new(VerdictKind.ToolError, defect.Reason),
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, null),
    };
}

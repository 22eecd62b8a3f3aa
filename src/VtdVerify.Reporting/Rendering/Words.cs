using System.Globalization;
using VtdVerify.Model;

namespace VtdVerify.Reporting.Rendering;

/// <summary>The words of the result as a report prints them; each verdict is told apart without its colour.</summary>
public static class Words
{
    private static readonly Piece Conflict = new("CONFLICT", Styles.Defect);

    /// <summary>The verdict of a guarantee, never greener than what its scenarios and obligations say.</summary>
    internal static Piece Of(GuaranteeResult guarantee)
    {
        var open = Standings.Backing(guarantee).Cast<IJudged>().Prepend(guarantee).FirstOrDefault(one => one.Verdict != VerdictKind.Proved);
        return Standings.Of(guarantee, allowBounded: true) switch
        {
            Standing.Defect => Consistency.Contradictions(guarantee).Count > 0 ? Conflict : Of(VerdictKind.ToolError),
            Standing.Refuted => Of(VerdictKind.Refuted),
            Standing.Undecided when open is null => Of(VerdictKind.Unknown),
            _ => Of(open ?? guarantee),
        };
    }

    internal static Piece Of(IJudged judged) =>
        judged is { Verdict: VerdictKind.ProvedToBound, Bound: { } bound }
            ? new(string.Create(CultureInfo.InvariantCulture, $"bounded k={bound}"), Styles.Of(judged.Verdict))
            : Of(judged.Verdict);

    public static string Of(GuaranteeOrigin kind) => kind switch
    {
        GuaranteeOrigin.Stated => "stated",
        GuaranteeOrigin.Kept => "kept",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static string Of(InputKind kind) => kind switch
    {
        InputKind.PatchworkPage => "Patchwork API page",
        InputKind.PatchworkJson => "Patchwork JSON",
        InputKind.Mail => "mail",
        InputKind.Mbox => "mbox",
        InputKind.Diff => "diff",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static string Of(SubjectKind kind) => kind switch
    {
        SubjectKind.Model => "C# model",
        SubjectKind.C => "C",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static string Of(SourceOrigin origin) => origin switch
    {
        SourceOrigin.Patch => "the patch",
        SourceOrigin.Tree => "the tree",
        SourceOrigin.Model => "the model",
        _ => throw new ArgumentOutOfRangeException(nameof(origin), origin, null),
    };

    public static string Of(MappingPermission permission) => permission switch
    {
        MappingPermission.ReadWrite => "read-write",
        MappingPermission.ReadOnly => "read-only",
        MappingPermission.WriteOnly => "write-only",
        _ => throw new ArgumentOutOfRangeException(nameof(permission), permission, null),
    };

    /// <summary>", read-only", to be put behind a mapping; nothing where it grants both.</summary>
    public static string Unusual(MappingPermission permission) =>
        permission == MappingPermission.ReadWrite ? string.Empty : $", {Of(permission)}";

    public static string Of(NotifyRuleKind rule) => rule switch
    {
        NotifyRuleKind.Assert => "assert (up to 10.1)",
        NotifyRuleKind.Crop => "crop (from 10.2)",
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, null),
    };

    public static string Of(EventOutcome fate) => fate switch
    {
        EventOutcome.Delivered => "delivered",
        EventOutcome.Skipped => "skipped",
        EventOutcome.Aborted => "aborted QEMU",
        _ => throw new ArgumentOutOfRangeException(nameof(fate), fate, null),
    };

    public static string Of(HarmKind harm) => harm switch
    {
        HarmKind.Guest => "guest",
        HarmKind.Migration => "migration",
        HarmKind.Host => "host",
        _ => throw new ArgumentOutOfRangeException(nameof(harm), harm, null),
    };

    public static string Last(Address address) => address == Address.Highest ? "2^64-1" : address.ToString();

    public static string Place(string file, int? line) =>
        line is null ? file : string.Create(CultureInfo.InvariantCulture, $"{file}:{line}");

    /// <summary>"1 guarantee", "2 guarantees".</summary>
    public static string Count(int number, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {noun}{(number == 1 ? string.Empty : "s")}");

    internal static Piece Of(VerdictKind verdict) => new(Verdict(verdict), Styles.Of(verdict));

    private static string Verdict(VerdictKind verdict) => verdict switch
    {
        VerdictKind.Proved => "proved",
        VerdictKind.Refuted => "REFUTED",
        VerdictKind.ProvedToBound => "bounded",
        VerdictKind.Vacuous => "vacuous",
        VerdictKind.Unknown => "unknown",
        VerdictKind.Unsupported => "unsupported",
        VerdictKind.ToolError => "tool error",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, null),
    };
}

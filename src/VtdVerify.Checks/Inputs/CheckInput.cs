using VtdVerify.Patches;
using VtdVerify.QemuSource;
using VtdVerify.QemuSource.Files;
using VtdVerify.QemuSource.Walks;
using VtdVerify.Reporting;
using VtdVerify.Subjects;

namespace VtdVerify.Checks.Inputs;

/// <summary>What there is to check.</summary>
/// <param name="Input">The patch; null for the built-in comparison.</param>
/// <param name="Notes">What a reader of the report must know about how it was read, one sentence each.</param>
internal sealed record CheckInput(InputInfo? Input, IReadOnlyList<ReportedSubject> Subjects, IReadOnlyList<string> Notes)
{
    /// <summary>The patches as they were posted, in their order.</summary>
    public IReadOnlyList<PatchDocument> Documents { get; init; } = [];

    /// <summary>The source tree that the subjects come from; null without one.</summary>
    public TreeInfo? Tree { get; init; }

    /// <summary>What became of each patch of a series; null for a patch alone.</summary>
    public SeriesInfo? Series { get; init; }
}

/// <summary>A subject and its part in the report.</summary>
internal sealed record ReportedSubject(ISubject Subject, SubjectRole Role)
{
    /// <summary>What of its source tree differs from what the model mirrors.</summary>
    public IReadOnlyList<Drift> Drift { get; init; } = [];

    /// <summary>The source tree that all of it was read from; null without one.</summary>
    public QemuTree? Code { get; init; }

    /// <summary>What its source tree says of the ledger's assumptions; null without one.</summary>
    public Lazy<IReadOnlyList<TreeAssumption>>? Assumptions { get; init; }

    /// <summary>Those whose trees are asked: of a series the whole, for each vIOMMU.</summary>
    public static IEnumerable<ReportedSubject> AskedOfAssumptions(IEnumerable<ReportedSubject> all) => all
        .Where(one => one is { Role: SubjectRole.Checked, Assumptions: not null })
        .GroupBy(one => one.Subject.Viommu)
        .Select(ofOne => ofOne.Last());

    /// <summary>What was read from a source tree.</summary>
    public static ReportedSubject Of(TreeSubject read, SubjectRole role, QemuTree code) =>
        new(read.Subject, role) { Drift = read.Drift, Code = code, Assumptions = read.Assumptions };
}

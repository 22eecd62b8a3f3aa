using VtdVerify.Reporting;
using VtdVerify.Subjects;

namespace VtdVerify.Checks.Inputs;

/// <summary>What is checked without a patch: the revision that ships, beside the historic ones.</summary>
internal static class BuiltInComparison
{
    public static CheckInput Create() => new(
        null,
        [.. ModelSubject.All.Select(s => new ReportedSubject(s, s == ModelSubject.Shipped ? SubjectRole.Checked : SubjectRole.Shown))],
        []);
}

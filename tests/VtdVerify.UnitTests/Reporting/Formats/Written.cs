using VtdVerify.Reporting;
using VtdVerify.Reporting.Formats;

namespace VtdVerify.Tests.Reporting.Formats;

/// <summary>Results in the formats.</summary>
internal static class Written
{
    public static string As(string format, CheckResult result, bool allowBounded = false) => ReportFormats.Find(format)!.Write(
        result, new ReportSettings(allowBounded, "unmap_all") { ReportPlace = "https://example.org/report" });
}

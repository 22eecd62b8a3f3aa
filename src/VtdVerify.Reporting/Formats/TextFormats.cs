using VtdVerify.Reporting.Rendering;

namespace VtdVerify.Reporting.Formats;

/// <summary>The first report as text.</summary>
internal sealed class SummaryFormat : IReportFormat
{
    public string Name => "summary";

    public string Reader => "a person, first";

    public string Write(CheckResult result, ReportSettings settings) => Plain.Of(console =>
    {
        if (result is { Input: null, Tree: null })
        {
            MatrixView.Write(console, result, settings.AllowBounded);
        }
        else
        {
            SummaryView.Write(console, result, settings.AllowBounded);
        }
    });
}

/// <summary>Everything that was found, as text.</summary>
internal sealed class DetailsFormat : IReportFormat
{
    public string Name => "details";

    public string Reader => "a person who wants every counterexample";

    public string Write(CheckResult result, ReportSettings settings) =>
        Plain.Of(console => PatchView.Write(console, result, settings.AllowBounded));
}

/// <summary>One line for each guarantee that does not hold.</summary>
internal sealed class TerseFormat : IReportFormat
{
    public string Name => "terse";

    public string Reader => "b4, git hooks, editors";

    public string Write(CheckResult result, ReportSettings settings)
    {
        using var text = new StringWriter(System.Globalization.CultureInfo.InvariantCulture) { NewLine = "\n" };
        TerseView.Write(text, result, settings.AllowBounded, settings.EntryPoint);
        return text.ToString();
    }
}

/// <summary>The result itself.</summary>
internal sealed class JsonFormat : IReportFormat
{
    public string Name => "json";

    public string Reader => "programs: docs/result.schema.json";

    public string Write(CheckResult result, ReportSettings settings) => ResultJson.Write(result);
}

using System.Text.Json.Nodes;
using VtdVerify.Reporting.Rendering;

namespace VtdVerify.Reporting.Formats;

/// <summary>
/// The body of a check as Patchwork's API takes it. Of a series a list: each checked patch's message-id with its check.
/// </summary>
internal sealed class PatchworkFormat : IReportFormat
{
    /// <summary>The longest description that Patchwork stores.</summary>
    internal const int LongestDescription = 255;

    public string Name => "patchwork";

    public string Reader => "Patchwork (POST .../checks/)";

    public string Write(CheckResult result, ReportSettings settings)
    {
        if (result.Series is not { } series)
        {
            return JsonText.Of(Check(result, settings));
        }

        return JsonText.Of(JsonText.Array(series.Patches
            .Where(patch => patch.Outcome != PatchOutcome.NotChecked)
            .Select(patch => new JsonObject
            {
                ["message_id"] = patch.MessageId ?? string.Empty,
                ["check"] = patch.Subject is null
                    ? Of("warning", $"cannot be read: {patch.Reason}", settings)
                    : Check(Only(result, patch.Subject), settings),
            })));
    }

    private static CheckResult Only(CheckResult result, string subject) =>
        result with { Series = null, Subjects = [.. result.Subjects.Where(one => one.Name == subject)] };

    private static JsonObject Check(CheckResult result, ReportSettings settings) => Of(
        ExitCodes.Of(result, settings.AllowBounded) switch
        {
            ExitCodes.Holds => "success",
            ExitCodes.Refuted => "fail",
            _ => "warning",
        },
        Description(result, settings),
        settings);

    private static string Description(CheckResult result, ReportSettings settings)
    {
        var findings = Finding.Of(result, settings);
        var guarantees = Standings.Judged(result).ToList();
        var held = guarantees.Count(guarantee => Standings.Of(guarantee, settings.AllowBounded) == Standing.Holds);
        var tally = FormattableString.Invariant($"{held} of {guarantees.Count} guarantees proved");
        return findings.Count == 0 ? tally : $"{tally}: {string.Join("; ", findings.Select(finding => finding.Title))}";
    }

    private static JsonObject Of(string state, string description, ReportSettings settings)
    {
        var check = new JsonObject
        {
            ["state"] = state,
            ["context"] = "vtdverify",
            ["description"] = Cut(Printable.OneLine(description)),
        };
        if (settings.ReportPlace is { } url)
        {
            check["target_url"] = url;
        }

        return check;
    }

    private static string Cut(string text) =>
        text.Length <= LongestDescription ? text : $"{Prose.Wrap(text, LongestDescription - 4)[0]} ...";
}

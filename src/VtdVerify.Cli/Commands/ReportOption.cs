using System.CommandLine;
using System.CommandLine.Parsing;
using VtdVerify.Checks.Inputs;
using VtdVerify.Reporting.Formats;

namespace VtdVerify.Cli.Commands;

/// <summary>A format and where its text goes.</summary>
/// <param name="Path">A path, or <see cref="StandardStream.Name"/>, which takes the place of the report.</param>
internal sealed record ReportRequest(IReportFormat Format, string Path);

/// <summary>`--report FORMAT=FILE`, as often as wanted, and its short forms.</summary>
internal sealed class ReportOption
{
    private readonly Option<string[]> reports = new("--report")
    {
        Description = $"Write the result in another format as well; may be given several times, '-' is standard output. FORMAT is one of "
            + $"{string.Join(", ", ReportFormats.All.Select(format => format.Name))}.",
        HelpName = "FORMAT=FILE",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly (string Format, Option<string?> Option)[] shortForms =
    [
        ("json", Options.Json()),
        ("html", Options.Text("--html", "FILE", "Write the result as one HTML page with pictures.")),
        ("reply", Options.Text("--reply", "FILE", "Write a review as a mail that replies to the patch. It is not sent.")),
        ("patchwork", Options.Text("--patchwork-check", "FILE", "Write the JSON of a Patchwork check.")),
    ];

    private readonly Option<string?> targetUrl = Options.Text(
        "--target-url", "URL", "The address of the full report, for formats that link to it.");

    /// <summary>In the order of the help.</summary>
    public IEnumerable<Option> All => [.. shortForms.Select(form => form.Option), reports, targetUrl];

    /// <summary>Names what is no format, and two reports that both want standard output.</summary>
    public void Validate(CommandResult result)
    {
        foreach (var text in result.GetValue(reports) ?? [])
        {
            if (Parse(text) is null)
            {
                var known = string.Join(", ", ReportFormats.All.Select(one => one.Name));
                result.AddError($"--report takes FORMAT=FILE with a format of {known}, not '{text}'");
                return;
            }
        }

        if (Requests(result.GetValue, result.GetValue).Count(request => request.Path == StandardStream.Name) > 1)
        {
            result.AddError("two reports both write to standard output; name a file for one of them");
        }
    }

    /// <summary>Whether a report takes the place of the console's.</summary>
    public bool WantsOutput(CommandResult result) =>
        Requests(result.GetValue, result.GetValue).Any(request => request.Path == StandardStream.Name);

    public IReadOnlyList<ReportRequest> Of(ParseResult parsed) => Requests(parsed.GetValue, parsed.GetValue);

    public string? TargetUrl(ParseResult parsed) => parsed.GetValue(targetUrl);

    private IReadOnlyList<ReportRequest> Requests(Func<Option<string?>, string?> one, Func<Option<string[]>, string[]?> many) =>
    [
        .. shortForms.Where(form => one(form.Option) is not null)
            .Select(form => new ReportRequest(ReportFormats.Find(form.Format)!, one(form.Option)!)),
        .. (many(reports) ?? []).Select(Parse).OfType<ReportRequest>(),
    ];

    private static ReportRequest? Parse(string text) =>
        text.Split('=', 2) is [var name, { Length: > 0 } path] && ReportFormats.Find(name) is { } format
            ? new ReportRequest(format, path)
            : null;
}

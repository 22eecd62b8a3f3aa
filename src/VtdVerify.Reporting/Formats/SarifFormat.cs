using System.Text.Json.Nodes;
using VtdVerify.Reporting.Rendering;

namespace VtdVerify.Reporting.Formats;

/// <summary>SARIF 2.1.0: a rule for each guarantee, a result for each cause with its run as a code flow.</summary>
internal sealed class SarifFormat : IReportFormat
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";

    public string Name => "sarif";

    public string Reader => "code scanning, editors (SARIF 2.1.0)";

    public string Write(CheckResult result, ReportSettings settings)
    {
        var rules = result.Subjects.SelectMany(subject => subject.Guarantees).DistinctBy(guarantee => guarantee.Id).ToList();
        var code = ExitCodes.Of(result, settings.AllowBounded);
        return JsonText.Of(new JsonObject
        {
            ["$schema"] = Schema,
            ["version"] = "2.1.0",
            ["runs"] = JsonText.Array(
            [
                new JsonObject
                {
                    ["tool"] = new JsonObject
                    {
                        ["driver"] = new JsonObject
                        {
                            ["name"] = "VtdVerify",
                            ["version"] = result.ToolVersion,
                            ["rules"] = JsonText.Array(rules.Select(Rule)),
                        },
                    },
                    ["columnKind"] = "utf16CodeUnits",
                    ["invocations"] = JsonText.Array(
                    [
                        new JsonObject
                        {
                            ["executionSuccessful"] = code != ExitCodes.ToolDefect,
                            ["exitCode"] = code,
                            ["exitCodeDescription"] = ExitCodes.Meaning(code),
                        },
                    ]),
                    ["results"] = JsonText.Array(Finding.Of(result, settings).Select(finding =>
                        Result(finding, rules.FindIndex(rule => rule.Id == finding.Rule)))),
                },
            ]),
        });
    }

    private static JsonObject Rule(GuaranteeResult guarantee) => new()
    {
        ["id"] = guarantee.Id,
        ["shortDescription"] = Message(guarantee.Sentence),
        ["defaultConfiguration"] = new JsonObject { ["level"] = "error" },
        ["properties"] = new JsonObject { ["kind"] = Words.Of(guarantee.Kind) },
    };

    private static JsonObject Result(Finding finding, int rule)
    {
        var result = new JsonObject
        {
            ["ruleId"] = finding.Rule,
            ["ruleIndex"] = rule,
            ["level"] = finding.Severity == Severity.Warning ? "warning" : "error",
            ["message"] = Message(finding.Message),
            ["partialFingerprints"] = new JsonObject { ["vtdverify/v1"] = finding.Fingerprint },
            ["properties"] = new JsonObject
            {
                ["subject"] = finding.Subject.Name,
                ["guarantees"] = JsonText.Texts(finding.Guarantees),
                ["hurts"] = JsonText.Texts((finding.Cause?.Hurts ?? []).Select(Words.Of)),
            },
        };
        if (finding.Place is { } place)
        {
            result["locations"] = JsonText.Array([new JsonObject { ["physicalLocation"] = Physical(place) }]);
        }

        var steps = finding.Cause?.ExampleOf(finding.Subject)?.Steps ?? [];
        if (steps.Count > 0)
        {
            var locations = steps.Select(step => new JsonObject { ["location"] = Located(step.At, step.Sentence) });
            result["codeFlows"] = JsonText.Array(
            [
                new JsonObject
                {
                    ["message"] = Message(finding.Cause!.Example),
                    ["threadFlows"] = JsonText.Array([new JsonObject { ["locations"] = JsonText.Array(locations) }]),
                },
            ]);
        }

        if (finding.Cause?.Mend is { Edits: [_, ..] } mend)
        {
            result["fixes"] = JsonText.Array([Fix(mend)]);
        }

        return result;
    }

    private static JsonObject Fix(MendResult mend) => new()
    {
        ["description"] = Message(mend.Title),
        ["artifactChanges"] = JsonText.Array(mend.Edits.GroupBy(edit => edit.At.File, StringComparer.Ordinal).Select(file => new JsonObject
        {
            ["artifactLocation"] = new JsonObject { ["uri"] = Uri(file.Key) },
            ["replacements"] = JsonText.Array(file.Select(Replacement)),
        })),
    };

    private static JsonObject Replacement(MendEdit edit)
    {
        var column = edit.At.Column ?? 1;
        return new JsonObject
        {
            ["deletedRegion"] = new JsonObject
            {
                ["startLine"] = edit.At.Line ?? 1,
                ["startColumn"] = column,
                ["endColumn"] = column + (edit.At.Length ?? 0),
            },
            ["insertedContent"] = Message(edit.Replacement),
        };
    }

    private static JsonObject Located(ShownLine at, string sentence) =>
        new() { ["physicalLocation"] = Physical(at), ["message"] = Message(sentence) };

    private static JsonObject Physical(ShownLine at)
    {
        var location = new JsonObject { ["artifactLocation"] = new JsonObject { ["uri"] = Uri(at.File) } };
        if (at.Line is { } line)
        {
            var region = new JsonObject { ["startLine"] = line };
            if (at.Column is { } column)
            {
                region["startColumn"] = column;
                region["endColumn"] = column + (at.Length ?? 1);
            }

            if (at.Text is { } text)
            {
                region["snippet"] = Message(text);
            }

            location["region"] = region;
        }

        return location;
    }

    private static string Uri(string file) => string.Join('/', file.Split('/').Select(System.Uri.EscapeDataString));

    private static JsonObject Message(string text) => new() { ["text"] = text };
}

using System.Text.Json.Nodes;
using NUnit.Framework;
using VtdVerify.Reporting;
using VtdVerify.Reporting.Formats;

namespace VtdVerify.Tests.Reporting.Formats;

/// <summary>
/// A log of GitHub takes a line that begins with two colons for a command. A name of a file, a title or a note of a stranger can hold a
/// line feed, or is wrapped where the stranger wants it, so no format may let one begin a line.
/// </summary>
public sealed class HostileTextTests
{
    private const string Command = "::error::forged";

    private static readonly HashSet<string> Texts = new(
        [
            "file", "title", "example", "consequence", "sentence", "note", "notes", "reason", "description", "message", "step", "subject",
            "name", "path", "command", "date", "messageId", "heading", "feature", "finding", "function", "since", "because", "claim",
        ],
        StringComparer.Ordinal);

    private static IEnumerable<string> Formats => ReportFormats.All.Select(format => format.Name);

    [TestCaseSource(nameof(Formats))]
    public void No_text_of_a_stranger_begins_a_line(string format)
    {
        var root = JsonNode.Parse(ResultJson.Write(Samples.Patch()))!;
        Poison(root, name: string.Empty);
        var written = Written.As(format, ResultJson.Read(root.ToJsonString()));

        Assert.That(written.Split('\n', '\r').Select(line => line.Trim()), Has.None.StartsWith(Command), written);
    }

    /// <summary>Puts the command into each free text, on a line of its own.</summary>
    private static void Poison(JsonNode? node, string name)
    {
        switch (node)
        {
            case JsonObject all:
                foreach (var (key, value) in all.ToList())
                {
                    Poison(value, key);
                }

                break;
            case JsonArray all:
                foreach (var value in all.ToList())
                {
                    Poison(value, name);
                }

                break;
            case JsonValue value when Texts.Contains(name) && value.TryGetValue<string>(out var text):
                value.ReplaceWith($"{text}\n{Command}\r{Command}");
                break;
            default:
                break;
        }
    }
}

using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using VtdVerify.CSubset;

namespace VtdVerify.Tests.CSubset;

/// <summary>The hunks of the posted patch, which lies beside the repository and is never part of it.</summary>
internal static partial class SharedPatch
{
    public static IReadOnlyList<SourceSegment> Segments()
    {
        var page = File.ReadAllText(Repository.SharedFile("patches/patchwork-2175431.txt"));
        using var json = JsonDocument.Parse(page[(page.IndexOf("\n{", StringComparison.Ordinal) + 1)..]);
        var diff = json.RootElement.GetProperty("diff").GetString()!;
        var segments = new List<SourceSegment>();
        var lines = new List<SourceLine>();
        foreach (var line in diff.Split('\n'))
        {
            var header = HunkHeader().Match(line);
            if (header.Success)
            {
                lines = [];
                var first = int.Parse(header.Groups["first"].Value, CultureInfo.InvariantCulture);
                segments.Add(new SourceSegment("hw/i386/intel_iommu.c", first, lines, header.Groups["heading"].Value));
            }
            else if (segments.Count > 0 && line.Length > 0 && line[0] is '+' or ' ')
            {
                lines.Add(new SourceLine(line[1..], line[0] == '+'));
            }
        }

        return segments;
    }

    [GeneratedRegex(@"^@@ -\S+ \+(?<first>\d+)\S* @@ ?(?<heading>.*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex HunkHeader();
}

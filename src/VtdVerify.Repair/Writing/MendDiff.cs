using System.Globalization;
using System.Text;
using VtdVerify.CSubset;
using VtdVerify.Repair.Candidates;

namespace VtdVerify.Repair.Writing;

/// <summary>A candidate as a unified diff on top of the patch. No line moves, so hunks are where the lines are.</summary>
public static class MendDiff
{
    private const int Context = 3;

    /// <summary>From <c>diff --git</c> to the last line of the last hunk; line feeds only.</summary>
    /// <param name="segments">The lines without the candidate's edits.</param>
    public static string Of(Candidate candidate, IReadOnlyList<SourceSegment> segments)
    {
        var diff = new StringBuilder();
        var changed = segments.Zip(candidate.ApplyTo(segments)).Where(pair => Changed(pair.First, pair.Second).Count > 0);
        foreach (var file in changed.GroupBy(pair => pair.First.File, StringComparer.Ordinal))
        {
            var (old, @new) = (Quoted($"a/{file.Key}"), Quoted($"b/{file.Key}"));
            diff.Append(CultureInfo.InvariantCulture, $"diff --git {old} {@new}\n--- {old}\n+++ {@new}\n");
            foreach (var (before, after) in file)
            {
                foreach (var hunk in Hunks(before, after))
                {
                    diff.Append(hunk);
                }
            }
        }

        return diff.ToString();
    }

    /// <summary>As git writes a name that would not stand on a line of its own: each odd byte in octal digits, in quotes.</summary>
    private static string Quoted(string path)
    {
        if (path.All(c => c is >= ' ' and < '\u007f' and not ('"' or '\\')))
        {
            return path;
        }

        var bytes = Encoding.UTF8.GetBytes(path).Select(value => value is >= (byte)' ' and < 0x7f and not ((byte)'"' or (byte)'\\')
            ? ((char)value).ToString()
            : $"\\{Convert.ToString(value, 8).PadLeft(3, '0')}");
        return $"\"{string.Concat(bytes)}\"";
    }

    private static List<int> Changed(SourceSegment before, SourceSegment after) =>
        [.. Enumerable.Range(0, before.Lines.Count).Where(index => before.Lines[index].Text != after.Lines[index].Text)];

    private static IEnumerable<string> Hunks(SourceSegment before, SourceSegment after)
    {
        var groups = new List<(int First, int Last)>();
        foreach (var index in Changed(before, after))
        {
            if (groups is [.., var open] && index - open.Last <= 2 * Context)
            {
                groups[^1] = (open.First, index);
            }
            else
            {
                groups.Add((index, index));
            }
        }

        return groups.Select(group => Hunk(before, after, group));
    }

    private static string Hunk(SourceSegment before, SourceSegment after, (int First, int Last) group)
    {
        var first = Math.Max(0, group.First - Context);
        var last = Math.Min(before.Lines.Count - 1, group.Last + Context);
        var body = new StringBuilder();
        var count = 0;
        for (var index = first; index <= last;)
        {
            var end = index;
            while (end <= last && before.Lines[end].Text != after.Lines[end].Text)
            {
                end++;
            }

            if (end == index)
            {
                body.Append(' ').Append(before.Lines[index].Text).Append('\n');
                (index, count) = (index + 1, count + 1);
                continue;
            }

            foreach (var line in before.Lines.Take(index..end))
            {
                body.Append('-').Append(line.Text).Append('\n');
            }

            // A line that became empty went: an edit keeps the number of lines by leaving such lines behind.
            foreach (var line in after.Lines.Take(index..end).Where(line => !string.IsNullOrWhiteSpace(line.Text)))
            {
                body.Append('+').Append(line.Text).Append('\n');
                count++;
            }

            index = end;
        }

        var start = before.FirstLine + first;
        var heading = Heading(before, first);
        return string.Create(CultureInfo.InvariantCulture, $"@@ -{start},{last - first + 1} +{start},{count} @@{heading}\n{body}");
    }

    /// <summary>What names the function: a line of the segment, else what the patch's own hunk says.</summary>
    private static string Heading(SourceSegment segment, int first)
    {
        var heading = HunkHeading.Of(segment.Lines.Take(first).Select(line => line.Text)) ?? segment.SectionHeading;
        return string.IsNullOrEmpty(heading) ? string.Empty : $" {heading}";
    }
}

using System.Text.RegularExpressions;

namespace VtdVerify.Tests;

/// <summary>A page that people read: the README or one of docs/.</summary>
/// <param name="Path">From the repository's root.</param>
internal sealed partial record DocPage(string Path, string Text)
{
    private const string Prompt = "    $ vtdverify ";
    private const string Indent = "    ";

    /// <summary>The pages at the root and in docs/.</summary>
    public static IReadOnlyList<DocPage> All { get; } =
    [
        .. Directory.EnumerateFiles(Repository.Root, "*.md").Concat(Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md"))
            .Select(path => System.IO.Path.GetRelativePath(Repository.Root, path).Replace(System.IO.Path.DirectorySeparatorChar, '/'))
            .Order(StringComparer.Ordinal)
            .Select(Read),
    ];

    /// <summary>The commands that are shown with what they write.</summary>
    public IEnumerable<DocExample> Examples
    {
        get
        {
            var lines = Text.Split('\n');
            for (var first = 0; first < lines.Length; first++)
            {
                if (!lines[first].StartsWith(Prompt, StringComparison.Ordinal))
                {
                    continue;
                }

                var end = first + 1;
                while (end < lines.Length && IsShown(lines[end]))
                {
                    end++;
                }

                while (lines[end - 1].Length == 0)
                {
                    end--;
                }

                var output = lines[(first + 1)..end].Select(line => line.Length == 0 ? line : line[Indent.Length..]);
                yield return new DocExample(Path, first + 1, lines[first][Prompt.Length..], [.. output]);
            }
        }
    }

    /// <summary>Every command line of an indented block, whether its output is shown or not; what follows two spaces is a remark.</summary>
    public IEnumerable<string> Commands => CommandLines().Matches(Text).Select(match => match.Groups["arguments"].Value.Trim());

    /// <summary>The targets of links that are no addresses of the web, without what follows a #.</summary>
    public IEnumerable<string> Links => LinkTargets().Matches(Text).Select(match => match.Groups["target"].Value)
        .Where(target => target.Length > 0 && !target.Contains("://", StringComparison.Ordinal));

    public static DocPage Read(string path) => new(path, File.ReadAllText(Repository.PathOf(path)));

    /// <summary>The page with another output of one example.</summary>
    public DocPage With(DocExample example, IReadOnlyList<string> output)
    {
        var lines = Text.Split('\n').ToList();
        lines.RemoveRange(example.Line, example.Output.Count);
        lines.InsertRange(example.Line, output.Select(line => line.Length == 0 ? line : Indent + line));
        return this with { Text = string.Join('\n', lines) };
    }

    private static bool IsShown(string line) =>
        line.Length == 0 || (line.StartsWith(Indent, StringComparison.Ordinal) && !line.StartsWith(Prompt, StringComparison.Ordinal));

    [GeneratedRegex(
        @"^    (\$ |[^\n]*\| )?(\./)?vtdverify (?<arguments>\S+( ?\S+)*)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex CommandLines();

    [GeneratedRegex(@"\]\((?<target>[^)#\s]*)(#[^)]*)?\)", RegexOptions.ExplicitCapture)]
    private static partial Regex LinkTargets();
}

/// <summary>A command of a page with what it writes to standard output.</summary>
/// <param name="Line">Of the command, from 1.</param>
/// <param name="Arguments">Behind the program's name.</param>
/// <param name="Output">A line "..." stands for any number of lines.</param>
internal sealed record DocExample(string Page, int Line, string Arguments, IReadOnlyList<string> Output)
{
    private const string Skipped = "...";

    /// <summary>Output as a page holds it.</summary>
    public static IReadOnlyList<string> Lines(string output) =>
        [.. output.TrimEnd('\n').Split('\n').Select(line => line.TrimEnd())];

    public bool IsCut => Output.Any(line => line.Trim() == Skipped);

    /// <summary>
    /// Whether the program's output is what the page shows: each part between cuts, in order; whole where nothing is cut.
    /// </summary>
    public bool Shows(IReadOnlyList<string> output)
    {
        if (!IsCut)
        {
            return output.SequenceEqual(Output);
        }

        var from = 0;
        var isFirst = true;
        foreach (var part in Parts())
        {
            var place = Enumerable.Range(from, output.Count - from + 1)
                .Where(at => !isFirst || at == 0)
                .FirstOrDefault(at => output.Skip(at).Take(part.Count).SequenceEqual(part), -1);
            if (place < 0)
            {
                return false;
            }

            (from, isFirst) = (place + part.Count, false);
        }

        return Output[^1].Trim() == Skipped || from == output.Count;
    }

    public override string ToString() => $"{Page}:{Line} vtdverify {Arguments}";

    private IEnumerable<IReadOnlyList<string>> Parts()
    {
        var part = new List<string>();
        foreach (var line in Output)
        {
            if (line.Trim() == Skipped)
            {
                yield return part;
                part = [];
            }
            else
            {
                part.Add(line);
            }
        }

        yield return part;
    }
}

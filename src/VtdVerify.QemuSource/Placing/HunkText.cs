using VtdVerify.CSubset;
using VtdVerify.CSubset.Fragments;
using VtdVerify.CSubset.Syntax;
using VtdVerify.Patches;

namespace VtdVerify.QemuSource.Placing;

/// <summary>A hunk as text to be found and text to be put in its place.</summary>
internal sealed record HunkText(string Path, Hunk Hunk)
{
    private const int HunkLinesQuoted = 12;

    public IReadOnlyList<HunkLine> Before => [.. Hunk.Lines.Where(line => line.Kind != HunkLineKind.Added)];

    public IReadOnlyList<HunkLine> After => [.. Hunk.Lines.Where(line => line.Kind != HunkLineKind.Removed)];

    /// <summary>How many lines of context stand before the first change.</summary>
    public int Leading => Hunk.Lines.TakeWhile(line => line.Kind == HunkLineKind.Context).Count();

    /// <summary>How many lines of context stand after the last change.</summary>
    public int Trailing => Hunk.Lines.Reverse().TakeWhile(line => line.Kind == HunkLineKind.Context).Count();

    /// <summary>The functions all of whose lines the hunk adds.</summary>
    public IReadOnlyList<FunctionDefinition> NewFunctions =>
        [.. Read().Whole.Where(f => f.ChangedLines.Count > f.Definition.Source.Slice(f.Definition.Span).Count(c => c == '\n'))
            .Select(f => f.Definition)];

    /// <summary>Every change lies outside of functions, or adds one whole: nothing that was there is touched inside of one.</summary>
    public bool AddsOnly => Hunk.Lines.All(line => line.Kind != HunkLineKind.Removed) && Read() is var read
        && !read.Partial.Any(f => f.Changed) && read.Whole.All(f => !f.Changed || NewFunctions.Contains(f.Definition))
        && !read.Unreadable.Any(u => u.Changed);

    /// <summary>The function that the first change lies in; null where it lies outside of one.</summary>
    public string? FunctionName
    {
        get
        {
            for (var i = Leading - 1; i >= 0; i--)
            {
                var text = Hunk.Lines[i].Text;
                if (text.StartsWith('}'))
                {
                    return null;
                }

                if (Fragments.FunctionOpenedBy(text) is { } name)
                {
                    return name;
                }
            }

            return Fragments.FunctionOpenedBy(Hunk.SectionHeading ?? string.Empty);
        }
    }

    /// <summary>The hunk as the patch has it, shortened where it is long.</summary>
    public string Quoted()
    {
        var lines = Hunk.Lines.Select(line => $"{Marker(line.Kind)}{line.Text}").ToList();
        var left = lines.Count - HunkLinesQuoted;
        string[] more = left > 0 ? [FormattableString.Invariant($"... {left} lines more")] : [];
        var places = FormattableString.Invariant($"-{Hunk.OldStart},{Hunk.OldCount} +{Hunk.NewStart},{Hunk.NewCount}");
        return string.Join('\n', [$"@@ {places} @@ {Hunk.SectionHeading}".TrimEnd(), .. lines.Take(HunkLinesQuoted), .. more]);
    }

    private FragmentFunctions Read()
    {
        var after = After.Select(line => new SourceLine(line.Text, line.Kind == HunkLineKind.Added)).ToList();
        return FragmentReader.Read([new SourceSegment(Path, Math.Max(1, Hunk.NewStart), after, Hunk.SectionHeading)]);
    }

    private static char Marker(HunkLineKind kind) => kind switch
    {
        HunkLineKind.Added => '+',
        HunkLineKind.Removed => '-',
        _ => ' ',
    };
}

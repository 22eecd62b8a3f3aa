using VtdVerify.CSubset;
using VtdVerify.CSubset.Fragments;
using VtdVerify.CSubset.Syntax;
using VtdVerify.Mutation.Mutators;
using VtdVerify.Subjects;

namespace VtdVerify.Mutation.Mutants;

/// <summary>The text that is mutated: what a patch shows of the files that it changes.</summary>
public sealed class MutationTarget
{
    /// <summary>More than QEMU's unmap file has as a whole; a hundred variants keep what they are read as.</summary>
    private const int MostTokens = 50_000;

    private readonly string name;

    /// <summary>Reads what the patch shows.</summary>
    /// <param name="beside">What it says to the compiler in files that hold no C; null for nothing.</param>
    /// <exception cref="UnreadableSubjectException">It holds no readable unmap, or too much code.</exception>
    public MutationTarget(string name, IReadOnlyList<SourceSegment> segments, string? beside = null)
    {
        (this.name, Beside) = (name, beside);
        Segments = [.. segments.Select(segment => segment with { Lines = [.. segment.Lines.Select(WithoutReturn)] })];
        var shown = FragmentReader.Read(Segments, CSubject.TypeNames);
        if (shown.Tokens > MostTokens)
        {
            throw new UnreadableSubjectException(FormattableString.Invariant(
                $"the patch shows {shown.Tokens} tokens of C, and variants are made of at most {MostTokens}"));
        }

        Kept = new KeptReadings(Segments);
        Original = CSubject.Read(name, "as posted", Segments, beside, Kept);
        var names = Original.Sources.Select(source => (source.Function, source.File)).ToHashSet();
        Functions =
        [
            .. FunctionText.Of(shown).Where(f => names.Contains((f.Name, f.Source.File))),
        ];
    }

    public IReadOnlyList<SourceSegment> Segments { get; }

    /// <summary>What was read of the segments, for their variants.</summary>
    public KeptReadings Kept { get; }

    /// <summary>What the patch says to the compiler in files that hold no C; null for nothing.</summary>
    public string? Beside { get; }

    /// <summary>In characters.</summary>
    public int Length => Segments.Sum(segment => segment.Lines.Sum(line => line.Text.Length + 1));

    /// <summary>The subject without any change.</summary>
    public CSubject Original { get; }

    /// <summary>The functions that the unmap runs and that can be mutated.</summary>
    public IReadOnlyList<string> FunctionNames => [.. Functions.Select(function => function.Name).Distinct(StringComparer.Ordinal)];

    internal IReadOnlyList<FunctionText> Functions { get; }

    /// <summary>Every change that the mutators make and that is asked for.</summary>
    public IReadOnlyList<Mutant> Mutants(MutantSelection selection) => MutantGenerator.Generate(this, selection);

    /// <summary>The subject with one change.</summary>
    /// <exception cref="UnreadableSubjectException">What comes out is no C that can be read.</exception>
    public CSubject With(Mutant mutant) => CSubject.Read(name, mutant.Id, Apply(mutant), Beside, Kept);

    /// <summary>Each file that can be mutated: the lines that are shown, at their numbers; what is not shown is empty.</summary>
    public IReadOnlyDictionary<string, string> Sources => Functions.Select(function => function.Source.File)
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal)
        .ToDictionary(file => file, SourceOf, StringComparer.Ordinal);

    /// <summary>The lines with one change; no line moves.</summary>
    public IReadOnlyList<SourceSegment> Apply(Mutant mutant) =>
        [.. Segments.Select(segment => Holds(segment, mutant.Span) ? Apply(segment, mutant.Span, mutant.Replacement) : segment)];

    /// <summary>Whether the patch added a line of the span.</summary>
    internal bool IsChanged(SourceSpan span, int lastLine) => Segments
        .Where(segment => Holds(segment, span))
        .Any(segment => segment.Lines.Skip(span.Line - segment.FirstLine).Take(lastLine - span.Line + 1).Any(line => line.Changed));

    private string SourceOf(string file)
    {
        var segments = Segments.Where(segment => segment.File == file).ToList();
        var lines = new string[segments.Max(segment => segment.FirstLine + segment.Lines.Count) - 1];
        Array.Fill(lines, string.Empty);
        foreach (var segment in segments)
        {
            for (var i = 0; i < segment.Lines.Count; i++)
            {
                lines[segment.FirstLine - 1 + i] = segment.Lines[i].Text;
            }
        }

        return string.Join('\n', lines) + "\n";
    }

    private static bool Holds(SourceSegment segment, SourceSpan span) =>
        segment.File == span.File && span.Line >= segment.FirstLine && span.Line < segment.FirstLine + segment.Lines.Count;

    private static SourceSegment Apply(SourceSegment segment, SourceSpan span, string replacement)
    {
        var text = string.Join('\n', segment.Lines.Select(line => line.Text));
        var lines = string.Concat(text.AsSpan(0, span.Start), replacement, text.AsSpan(span.End)).Split('\n');
        return segment with { Lines = [.. lines.Select((line, i) => segment.Lines[i] with { Text = line })] };
    }

    private static SourceLine WithoutReturn(SourceLine line) => line with { Text = line.Text.TrimEnd('\r') };
}

using VtdVerify.CSubset.Headers;
using VtdVerify.CSubset.Preprocessing;
using VtdVerify.CSubset.Syntax;

namespace VtdVerify.CSubset.Fragments;

/// <summary>Finds functions, whole and partial, in the lines that a patch shows.</summary>
/// <remarks>
/// Relies on what every file of QEMU keeps to: definitions begin, and functions end, in the first column. Lines whose nesting
/// cannot be known are reported, never guessed.
/// </remarks>
public sealed partial class FragmentReader
{
    private readonly TypeNames types;
    private readonly Doubts doubts;
    private readonly MacroTable table;
    private readonly bool expands;
    private readonly HashSet<string> changedNames = new(StringComparer.Ordinal);
    private readonly HashSet<string> unfollowed = new(StringComparer.Ordinal);
    private readonly IncludedHeaders headers;
    private readonly KeptReadings kept;
    private readonly List<WholeFunction> whole = [];
    private readonly List<PartialFunction> partial = [];
    private readonly List<TopLevelDeclaration> declarations = [];
    private readonly List<MacroDefinition> macros = [];
    private readonly List<UnreadableRun> unreadable = [];
    private PartialBuilder? open;
    private int tokens;

    private FragmentReader(TypeNames types, MacroTable table, bool expands, IncludedHeaders headers, KeptReadings kept)
    {
        (this.types, this.table, this.expands, this.headers, this.kept) = (types, table, expands, headers, kept);
        doubts = new Doubts(types);
    }

    /// <summary>
    /// Reads the segments of any number of files as they are written: macros are not replaced. The order within a file is by line.
    /// </summary>
    /// <param name="typeNames">Typedef names that no segment declares.</param>
    /// <exception cref="CSyntaxException">A segment is too long to be read.</exception>
    public static FragmentFunctions Read(IReadOnlyList<SourceSegment> segments, IEnumerable<string>? typeNames = null)
    {
        var reader = new FragmentReader(
            new TypeNames(typeNames ?? []), new MacroTable(Target.Macros), expands: false, IncludedHeaders.None, KeptReadings.None);
        foreach (var file in segments.GroupBy(segment => segment.File, StringComparer.Ordinal))
        {
            reader.ReadFile(file);
        }

        return reader.Result();
    }

    private FragmentFunctions Result() => new(
        [.. whole.Select(f => f with { Definition = f.Definition with { Unread = f.Definition.Unread ?? DeclaredOdd(f.Name) } })],
        [.. partial.Select(f => f with { Unread = f.Unread ?? DeclaredOdd(f.Name) })],
        declarations,
        macros,
        unreadable)
    {
        Tokens = tokens,
        Doubtful = doubts.Names,
        ChangedNames = changedNames,
        Unfollowed = unfollowed,
    };

    /// <summary>Why a function is not read that a prototype declares otherwise than its definition.</summary>
    private string? DeclaredOdd(string function) =>
        Attributes.UnreadBecause(declarations.Where(declared => DeclaredNames.In(declared).Contains(function, StringComparer.Ordinal)));

    private void ReadSegment(SegmentText text)
    {
        tokens += text.Tokens.Length;
        if (tokens > TooMuchCodeException.MostTokens)
        {
            throw new TooMuchCodeException(text.Segment.File, text.Segment.FirstLine);
        }

        doubts.AddBranches(text.Lexed);
        text.AddWordsOutsideOfCode(unfollowed);
        macros.AddRange(MacroReader.Read(text.Lexed, types).Expressions);
        if (text.Tokens.Length == 1)
        {
            ReadLoose(text);
            return;
        }

        var next = 0;
        if (BeginsInsideFunction(text.Tokens))
        {
            next = ReadInside(text);
        }
        else
        {
            Close();
        }

        ReadTopLevel(text, next);
    }

    /// <summary>Lines without a token of C: what a directive of the patch stands in must be seen.</summary>
    private void ReadLoose(SegmentText text)
    {
        var (first, reason) = text switch
        {
            { HasLooseDirectives: true } => (text.Segment.FirstLine, "directives without visible context"),
            { RemovedFromHidden: { } line } => (line.Before, "removed lines without visible context"),
            _ => (0, null),
        };
        if (reason is not null)
        {
            unreadable.Add(new UnreadableRun(text.Segment.File, first, Math.Max(first, text.LastLine), Changed: true, reason));
        }
    }

    private static bool BeginsInsideFunction(IReadOnlyList<Token> tokens) =>
        tokens[0].Column > 1 || tokens[0].Is("}") || tokens[0].Is("{")
        || (tokens[0].Kind == TokenKind.Identifier && tokens[1].Is(":"));

    /// <summary>Reads up to the brace that closes the function, or all; returns the index of the next token.</summary>
    private int ReadInside(SegmentText text)
    {
        var end = 0;
        while (text.Tokens[end].Kind != TokenKind.End && !(text.Tokens[end].Is("}") && text.Tokens[end].BeginsLine))
        {
            end++;
        }

        var closed = text.Tokens[end].Is("}");
        var lastLine = closed ? text.Tokens[end].Line : text.LastLine;
        var owner = Owner(text.Segment);
        if (owner is null)
        {
            Close();
            unreadable.Add(Unreadable(text, text.Tokens[0].Line, lastLine, "no heading names the function that these lines belong to"));
        }
        else
        {
            ReadRun(text, owner, end, closed, lastLine);
        }

        if (closed)
        {
            Close();
        }

        return closed ? end + 1 : end;
    }

    private PartialBuilder? Owner(SourceSegment segment)
    {
        var heading = kept.HeadingOf(segment);
        var named = heading.FunctionName;
        if (open is not null && (named == open.Name || (segment.SectionHeading is null && segment.FirstLine - open.LastLine <= 2)))
        {
            return open;
        }

        if (named is null)
        {
            return null;
        }

        Close();
        var site = new SourceSpan(segment.File, segment.FirstLine, 1, 0, 0);
        open = new PartialBuilder(named, heading.Signature, site, null);
        var replaced = expands
            ? heading.Words.FirstOrDefault(word => table.TryFind(word, out _) || table.Unknown(word) is not null)
            : null;
        open.Doubt(replaced is null ? null : $"the heading of {named}, in which '{replaced}' may be a macro");
        return open;
    }

    private void ReadRun(SegmentText text, PartialBuilder owner, int end, bool closed, int lastLine)
    {
        var first = text.Tokens[0].Is("{") ? 1 : 0;
        var gap = new HiddenLines(owner.LastLine + 1, text.Segment.FirstLine - 1);
        owner.Show(text, text.Segment.FirstLine, lastLine);
        owner.Doubt(doubts.Reason(text.Lexed, 0, text.Tokens[end].End + 1));
        var misplaced = first > 0 || first == end ? null : RunReader.MisplacedBecause(text.Tokens[0], owner.Indentation, text);
        if (misplaced is null)
        {
            ReadStatements(text, owner, first, end, gap, closed);
        }
        else
        {
            Misplace(text, owner, text.Tokens[0].Line, lastLine, misplaced);
        }

        if (closed)
        {
            owner.ShowEnd();
        }
    }

    private void ReadStatements(SegmentText text, PartialBuilder owner, int first, int end, HiddenLines gap, bool closed)
    {
        try
        {
            var run = text.Kept?.Run(text, first, end, gap, closed, types) ?? RunReader.Read(text, first, end, gap, closed, types);
            owner.Add(run);
            if (run.CutOff is { } cut)
            {
                text.AddWordsFrom(unfollowed, cut.Span.Start);
            }
        }
        catch (CSyntaxException error)
        {
            var lastLine = closed ? text.Tokens[end].Line : text.LastLine;
            Misplace(text, owner, text.Tokens[first].Line, lastLine, error.Diagnostic.Message);
        }
    }

    private void Misplace(SegmentText text, PartialBuilder owner, int firstLine, int lastLine, string reason)
    {
        var lines = Unreadable(text, firstLine, lastLine, reason);
        owner.Add(lines);
        unreadable.Add(lines);
    }

    private void Close()
    {
        if (open is not null)
        {
            partial.Add(open.Build());
            open = null;
        }
    }

    private static UnreadableRun Unreadable(SegmentText text, int firstLine, int lastLine, string reason) =>
        new(text.Segment.File, firstLine, lastLine, text.ChangedLines(firstLine, lastLine).Any(), reason);
}

using VtdVerify.CSubset.Syntax;

namespace VtdVerify.CSubset.Fragments;

/// <summary>Reads statements that end where the lines do.</summary>
internal static class RunReader
{
    private const int SpacesIndentation = 5;
    private const int TabIndentation = 2;

    /// <summary>
    /// Reads tokens from <paramref name="first"/> to <paramref name="end"/> as statements at a function's outermost
    /// level.
    /// </summary>
    /// <param name="endIsBrace">The token at <paramref name="end"/> closes the function, so that no statement may be cut off there.</param>
    /// <exception cref="CSyntaxException">The tokens are no statements of that level.</exception>
    public static StatementRun Read(SegmentText text, int first, int end, HiddenLines gap, bool endIsBrace, TypeNames types)
    {
        var source = text.Lexed.Source;
        var slice = text.Slice(first, end);
        var parser = new Parser(source, slice, types);
        var statements = new List<CStatement>();
        CutStatement? cutOff = null;
        while (!parser.AtEnd && cutOff is null)
        {
            cutOff = ReadOne(parser, slice, text, statements, endIsBrace);
        }

        if (!endIsBrace && cutOff is null && statements is [.., IfStatement { Else: null, Then: not BlockStatement } last])
        {
            statements.RemoveAt(statements.Count - 1);
            cutOff = Cut(text, last.Span);
        }

        var lastLine = endIsBrace ? text.Tokens[end].Line : text.LastLine;
        return new StatementRun(gap, statements, slice[0].Line, lastLine, cutOff, source);
    }

    /// <summary>Why the token cannot begin a statement at the function's outermost level; null where it can.</summary>
    public static string? MisplacedBecause(Token first, int? indentation, SegmentText text)
    {
        var line = text.Segment.Lines[first.Line - text.Segment.FirstLine].Text;
        var expected = indentation ?? (line.StartsWith('\t') ? TabIndentation : SpacesIndentation);
        return first.Column == expected || first.Is("}")
            ? null
            : $"the first statement begins in column {first.Column}, the function's outermost statements in column {expected}: "
                + "the code around it is hidden";
    }

    private static CutStatement? ReadOne(
        Parser parser, IReadOnlyList<Token> slice, SegmentText text, List<CStatement> statements, bool endIsBrace)
    {
        var begin = slice[parser.Index];
        try
        {
            statements.Add(parser.ParseBlockItem());
            return null;
        }
        catch (CSyntaxException) when (parser.AtEnd && !endIsBrace)
        {
            var last = slice[^2];
            return Cut(text, new SourceSpan(text.Segment.File, begin.Line, begin.Column, begin.Start, last.End - begin.Start));
        }
    }

    private static CutStatement Cut(SegmentText text, SourceSpan span) =>
        new(span, text.ChangedLines(span.Line, text.LastLineOf(span)).Any());
}

using VtdVerify.CSubset.Headers;
using VtdVerify.CSubset.Running.Compilation;
using VtdVerify.CSubset.Syntax;

namespace VtdVerify.CSubset.Fragments;

/// <content>Items at the outermost level: functions, declarations, and the beginning of a function whose end is hidden.</content>
public sealed partial class FragmentReader
{
    private void ReadTopLevel(SegmentText text, int first)
    {
        var parser = new Parser(text.Lexed.Source, text.Tokens, types) { Index = first };
        while (!parser.AtEnd)
        {
            first = parser.Index;
            try
            {
                ReadItem(text, parser);
            }
            catch (CSyntaxException error)
            {
                var cut = parser.AtEnd;
                parser.Recover(first);
                var last = parser.AtEnd ? text.LastLine : text.Tokens[parser.Index - 1].Line;
                var reason = cut ? "a definition whose end is hidden" : error.Diagnostic.Message;
                unreadable.Add(Unreadable(text, text.Tokens[first].Line, last, reason));
            }
        }
    }

    private void ReadItem(SegmentText text, Parser parser)
    {
        if (text.Kept is { } parts && parts.TryTake(parser, types, out var known))
        {
            Add(text, known);
            return;
        }

        var (first, before) = (parser.Index, types.Unchanged);
        var started = parser.TryOpenFunction();
        if (started is not null && !parser.IsClosed(started.OpeningBrace))
        {
            Begin(text, started);
            parser.Index = text.Tokens.Length - 1;
            return;
        }

        parser.Index = first;
        var item = parser.ParseTopLevelItem();
        text.Kept?.Keep(before, first, item, parser, types);
        Add(text, item);
    }

    private void Begin(SegmentText text, OpenFunction started)
    {
        var site = started.Signature.Span;
        open = new PartialBuilder(started.Signature.Name, started.Signature, site, text.Tokens[started.OpeningBrace].Line);
        open.Show(text, site.Line, text.LastLine);
        open.Doubt(doubts.Reason(text.Lexed, site.Start, text.Lexed.Source.Text.Length + 1));
        var first = started.OpeningBrace + 1;
        var last = text.Tokens.Length - 1;
        if (first < last)
        {
            var line = text.Tokens[started.OpeningBrace].Line;
            ReadStatements(text, open, first, last, new HiddenLines(line + 1, line), false);
        }
    }

    private void Add(SegmentText text, TopLevelItem? item)
    {
        if (item is not null)
        {
            doubts.Add(text.Lexed, item);
            unfollowed.UnionWith(AssignedNames.InInitializers(item));
            if (text.ChangedLines(item.Span.Line, text.LastLineOf(item.Span)).Any())
            {
                changedNames.UnionWith(DeclaredNames.In(item).Concat(DeclaredNames.MembersIn(item)).Select(DeclaredNames.Bare));
            }
        }

        switch (item)
        {
            case FunctionDefinition function:
                unfollowed.UnionWith(function.IsParsed ? [] : NamesOf.Words(function.Source.Slice(function.Span), function.Span.File));
                function = function with { Unread = function.Unread ?? doubts.Reason(text.Lexed, function.Span) };
                whole.Add(new WholeFunction(function, [.. text.ChangedLines(function.Span.Line, text.LastLineOf(function.Span))]));
                break;
            case TopLevelDeclaration declaration when doubts.Reason(text.Lexed, declaration.Span) is null:
                declarations.Add(declaration);
                break;
            default:
                break;
        }
    }
}

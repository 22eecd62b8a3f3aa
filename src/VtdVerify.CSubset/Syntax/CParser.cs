using VtdVerify.CSubset.Preprocessing;

namespace VtdVerify.CSubset.Syntax;

/// <summary>C text to syntax trees.</summary>
public static class CParser
{
    /// <summary>
    /// Reads a whole file as it is written: macros are not replaced. What cannot be read becomes a diagnostic, and reading goes on at the
    /// next definition.
    /// </summary>
    /// <param name="text">At most 16 MB.</param>
    /// <param name="typeNames">Typedef names of headers that are not in the text.</param>
    /// <exception cref="CSyntaxException">The text is too long.</exception>
    public static TranslationUnit ParseFile(string text, string file, int firstLine = 1, IEnumerable<string>? typeNames = null) =>
        ParseFile(
            new SourceText(text, file, firstLine),
            new Preprocessor(new MacroTable(Target.Macros), expands: false),
            new TypeNames(typeNames ?? []));

    /// <summary>Reads a whole file by way of a preprocessor, which goes on where the text ends.</summary>
    internal static TranslationUnit ParseFile(SourceText source, Preprocessor preprocessor, TypeNames types)
    {
        var lexed = preprocessor.Read(Lexer.Read(source));
        var diagnostics = new List<SyntaxDiagnostic>(lexed.Diagnostics);
        var parser = new Parser(lexed.Source, lexed.Tokens, types);
        var items = new List<TopLevelItem>();
        while (!parser.AtEnd)
        {
            if (ReadItem(parser, diagnostics) is { } item)
            {
                items.Add(item);
            }
        }

        diagnostics.AddRange(parser.Unread);
        var doubts = new Doubts(types);
        doubts.AddBranches(lexed);
        items.ForEach(item => doubts.Add(lexed, item));
        var macros = MacroReader.Read(lexed, types);
        diagnostics.Sort((a, b) => a.Span.Start.CompareTo(b.Span.Start));
        return new TranslationUnit(lexed.Source, [.. items.Select(Marked)], lexed.Directives, macros.Expressions, diagnostics)
        {
            MacroTexts = macros.Texts,
        };

        TopLevelItem Marked(TopLevelItem item) =>
            item is FunctionDefinition function ? function with { Unread = function.Unread ?? UnreadIn(function.Span) } : item;

        // In a header as it is written, what the configuration decides is for the reader of declarations.
        string? UnreadIn(SourceSpan span) =>
            preprocessor.Expands ? doubts.Reason(lexed, span) : Doubts.RegionAt(lexed, span);
    }

    /// <summary>Reads one expression that is the whole text.</summary>
    /// <exception cref="CSyntaxException">The text is not one expression.</exception>
    public static CExpression ParseExpression(string text, string file = "expression", int firstLine = 1) =>
        ParseWhole(text, file, firstLine, parser => parser.ParseExpression());

    /// <summary>Reads one statement or declaration that is the whole text.</summary>
    /// <exception cref="CSyntaxException">The text is not one statement.</exception>
    public static CStatement ParseStatement(string text, string file = "statement", int firstLine = 1) =>
        ParseWhole(text, file, firstLine, parser => parser.ParseBlockItem());

    internal static TopLevelItem? ReadItem(Parser parser, List<SyntaxDiagnostic> diagnostics)
    {
        var first = parser.Index;
        try
        {
            return parser.ParseTopLevelItem();
        }
        catch (CSyntaxException error)
        {
            diagnostics.Add(error.Diagnostic);
            parser.Recover(first);
            return null;
        }
    }

    /// <summary>One statement, declaration included, that is the whole of a text that a macro is replaced by.</summary>
    internal static CStatement ParseStatement(SourceText source, IEnumerable<string> typeNames) =>
        ParseWhole(source, new TypeNames(typeNames), parser => parser.ParseBlockItem());

    /// <summary>One type without a name that is the whole of a text that a macro is replaced by.</summary>
    internal static TypeSyntax ParseType(SourceText source, IEnumerable<string> typeNames) =>
        ParseWhole(source, new TypeNames(typeNames), parser => parser.ParseTypeName());

    private static T ParseWhole<T>(string text, string file, int firstLine, Func<Parser, T> parse)
        where T : CNode =>
        ParseWhole(new SourceText(text, file, firstLine), new TypeNames(), parse);

    private static T ParseWhole<T>(SourceText source, TypeNames types, Func<Parser, T> parse)
        where T : CNode
    {
        var lexed = Lexer.Read(source);
        if (lexed.Diagnostics is [var first, ..])
        {
            throw new CSyntaxException(first);
        }

        var parser = new Parser(lexed.Source, lexed.Tokens, types);
        var result = parse(parser);
        parser.ExpectEnd();
        return parser.Checked(result);
    }
}

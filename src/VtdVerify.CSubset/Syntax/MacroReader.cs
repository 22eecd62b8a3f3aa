using System.Text.RegularExpressions;
using VtdVerify.CSubset.Preprocessing;

namespace VtdVerify.CSubset.Syntax;

/// <summary>Reads the <c>#define</c> lines; what is neither an expression nor has parameters stays a directive only.</summary>
internal static partial class MacroReader
{
    public static (IReadOnlyList<MacroDefinition> Expressions, IReadOnlyList<MacroText> Texts) Read(PreprocessedText lexed, TypeNames types)
    {
        var read = lexed.Directives.Where(d => d is { Name: "define", Skipped: false }).Select(d => Read(lexed.Source, d, types)).ToList();
        return ([.. read.Select(m => m.Expression).OfType<MacroDefinition>()], [.. read.Select(m => m.Text).OfType<MacroText>()]);
    }

    private static (MacroDefinition? Expression, MacroText? Text) Read(SourceText source, Directive directive, TypeNames types)
    {
        var elides = Elision().IsMatch(directive.Argument);
        var tokens = elides ? Elided(source, directive) : TokensOf(source, directive);
        if (tokens is null || tokens[0].Kind != TokenKind.Identifier)
        {
            return (null, null);
        }

        var functionLike = tokens[1].Is("(") && tokens[1].Start == tokens[0].End;
        var close = functionLike ? tokens.FindIndex(t => t.Is(")")) : 0;
        if (close < 0 || tokens[close + 1].Kind == TokenKind.End)
        {
            return (null, null);
        }

        var parameters = functionLike ? Parameters(tokens[2..close]) : null;
        if (functionLike && parameters is null)
        {
            return (null, null);
        }

        var (name, span) = (tokens[0].Text, directive.Span);
        var body = elides ? null : Body(source, tokens, close + 1, types);
        var text = parameters is not null && body is null or CallExpression { Callee: NameExpression }
            ? string.Join(' ', tokens.Skip(close + 1).SkipLast(1).Select(t => t.Text))
            : null;
        return (
            body is null ? null : new MacroDefinition(name, parameters, body, span),
            text is null ? null : new MacroText(name, parameters ?? [], text, span));
    }

    /// <summary>The names, the last one <c>...</c> where any arguments may follow; null where they are none of ISO C's.</summary>
    private static string[]? Parameters(IReadOnlyList<Token> tokens)
    {
        var names = tokens.Where((_, i) => i % 2 == 0).Select(t => t.Text).ToArray();
        var separated = tokens.Where((_, i) => i % 2 == 1).All(t => t.Is(","));
        return separated && names.Distinct(StringComparer.Ordinal).Count() == names.Length ? names : null;
    }

    /// <summary>The tokens with a name for GNU's <c>, ## __VA_ARGS__</c>. Their places are not those of the text.</summary>
    private static List<Token>? Elided(SourceText source, Directive directive)
    {
        var text = Elision().Replace(directive.Argument, $" {MacroExpansion.CommaArguments}");
        var lexed = Lexer.Read(new SourceText(text, source.File, directive.Span.Line));
        return lexed.Diagnostics.Count > 0 ? null : [.. lexed.Tokens];
    }

    [GeneratedRegex(@",\s*##\s*__VA_ARGS__\b")]
    private static partial Regex Elision();

    private static CExpression? Body(SourceText source, List<Token> tokens, int first, TypeNames types)
    {
        var parser = new Parser(source, [.. tokens], types) { Index = first };
        try
        {
            var body = parser.ParseExpression();
            return parser.AtEnd ? parser.Checked(body) : null;
        }
        catch (CSyntaxException)
        {
            return null;
        }
    }

    /// <summary>The argument's tokens with places in the whole text; null where it is no sequence of tokens.</summary>
    private static List<Token>? TokensOf(SourceText source, Directive directive)
    {
        if (directive.Argument.Length == 0)
        {
            return null;
        }

        var lexed = Lexer.Read(new SourceText(directive.Argument, source.File, directive.Span.Line));
        var column = directive.Span.Column + directive.ArgumentStart - directive.Span.Start - 1;
        return lexed.Diagnostics.Count > 0
            ? null
            : [.. lexed.Tokens.Select(t => t with
            {
                Start = t.Start + directive.ArgumentStart,
                Column = t.Line == directive.Span.Line ? t.Column + column : t.Column,
            })];
    }
}

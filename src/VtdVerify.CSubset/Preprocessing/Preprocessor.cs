using VtdVerify.CSubset.Syntax;

namespace VtdVerify.CSubset.Preprocessing;

/// <summary>
/// Walks over the text of one file: directives are obeyed where they stand, and tokens are replaced by the macros that are defined there.
/// </summary>
/// <param name="macros">What is defined before the text; changed by it.</param>
/// <param name="expands">Whether macros are replaced. If not, the tokens are those that are written.</param>
internal sealed class Preprocessor(MacroTable macros, bool expands = true)
{
    // What a pragma outside of these does to the code after it is not known.
    private static readonly string[] HarmlessPragmas =
        ["once", "GCC diagnostic", "GCC system_header", "GCC ivdep", "GCC unroll", "GCC warning", "clang", "STDC FP_CONTRACT", "message"];

    private readonly Conditionals conditionals = new();
    private readonly List<UnreadRegion> unread = [];
    private readonly List<IReadOnlyList<Token>> doubtful = [];
    private readonly List<Token> tokens = [];
    private int outermost;
    private string? broken;
    private int brokenFrom;

    public bool Expands => expands;

    /// <summary>Why it is not known whether what stands here is compiled; null where that is known.</summary>
    public string? Doubt => conditionals.Doubt;

    /// <summary>
    /// An object that stands for all that the next lines' reading depends on, besides themselves; null where they stand under a condition,
    /// behind what is not read, or behind a change of the macros that the file began with.
    /// </summary>
    public object? Surroundings => expands && !conditionals.IsOpen && broken is null ? macros.Unchanged : null;

    /// <summary>What an <c>#include</c> of a file by its name does. By default it does nothing.</summary>
    public Action<Directive> Include { get; init; } = _ => { };

    /// <summary>A whole file, or the next lines of one.</summary>
    public PreprocessedText Read(LexedText text)
    {
        unread.Clear();
        doubtful.Clear();
        tokens.Clear();
        outermost = OpenBefore(text);
        var (directives, first) = (new List<Directive>(), 0);
        brokenFrom = 0;
        if (Guard(text) is { } guard && macros.IsDefined(guard) is null)
        {
            macros.Undefine(guard);
        }

        if (text.Directives.Count == 0 && conditionals.Branch == Branch.Read && !(expands && Expansion.Meets(text.Tokens, macros)))
        {
            return Result(text, directives, text.Tokens);
        }

        tokens.EnsureCapacity(text.Tokens.Length);
        foreach (var directive in text.Directives)
        {
            Add(text, first, directive.TokensBefore);
            first = directive.TokensBefore;
            var skipped = conditionals.Branch != Branch.Read;
            directives.Add(directive with { Skipped = skipped });
            Obey(text.Source, directive);
        }

        Add(text, first, text.Tokens.Length - 1);
        tokens.Add(text.Tokens[^1]);
        return Result(text, directives, [.. tokens]);
    }

    private PreprocessedText Result(LexedText text, List<Directive> directives, Token[] result)
    {
        unread.AddRange(conditionals.Break(text.Source.Text.Length + 1));
        if (broken is not null)
        {
            unread.Add(new UnreadRegion(brokenFrom, text.Source.Text.Length + 1, broken));
        }

        SyntaxDiagnostic[] diagnostics = [.. text.Diagnostics.Where(d => !IsSkipped(d.Span.Start, directives))];
        unread.AddRange(diagnostics.Where(d => d.Span.Start != text.OpenComment?.Start).Select(RegionOf));
        return new PreprocessedText(text.Source, result, directives, diagnostics, [.. unread], [.. doubtful]);
    }

    /// <summary>Lines that are not shown follow, and more of the file after them.</summary>
    /// <param name="isNew">Whether the patch brings a directive: the end of such a condition is shown, too.</param>
    public void PassHidden(Predicate<Directive> isNew) => conditionals.Forget(isNew);

    /// <summary>Nothing that follows in this file can be read.</summary>
    /// <param name="from">Where that begins in the text at hand.</param>
    public void Break(string reason, int from = 0)
    {
        if (broken is null)
        {
            (broken, brokenFrom) = (reason, from);
        }
    }

    private static UnreadRegion RegionOf(SyntaxDiagnostic diagnostic) =>
        new(diagnostic.Span.Start, diagnostic.Span.End + 1, $"{diagnostic.Found} where C has {diagnostic.Expected}");

    /// <summary>Whether an offset lies under a condition that is known not to hold.</summary>
    private static bool IsSkipped(int offset, List<Directive> directives)
    {
        var before = Ordered.CountWhile(directives, directive => directive.Span.Start <= offset);
        return before > 0 && before < directives.Count && directives[before].Skipped;
    }

    /// <summary>The name by which a header sees that it was included before.</summary>
    private static string? Guard(LexedText text) =>
        text.Directives is [{ Name: "ifndef", TokensBefore: 0 } asks, { Name: "define", TokensBefore: 0 } defines, ..]
        && Macro.NameIn(defines) == asks.Argument
            ? asks.Argument
            : null;

    private void Add(LexedText text, int first, int end)
    {
        if (first >= end)
        {
            return;
        }

        if (conditionals.Branch == Branch.Read && expands)
        {
            new Expansion(text.Source, macros, Report).Run(text.Tokens, first, end, tokens);
        }
        else if (conditionals.Branch == Branch.Read)
        {
            tokens.AddRange(text.Tokens.Take(first..end));
        }
        else if (conditionals.Branch == Branch.Doubtful)
        {
            doubtful.Add([.. text.Tokens.Take(first..end)]);
        }
    }

    private void Report(Token token, string reason)
    {
        unread.Add(new UnreadRegion(token.Start, token.End, reason));
        if (token.Text == "_Pragma")
        {
            Break("code after a _Pragma", token.Start);
        }
    }

    private void Obey(SourceText source, Directive directive)
    {
        if (directive.IsConditional)
        {
            if (conditionals.Meet(directive, () => Condition.Of(source, directive, macros)) is { } region)
            {
                unread.Add(region);
            }

            return;
        }

        if (conditionals.Branch != Branch.Skipped)
        {
            Effect(source, directive);
        }
    }

    private void Effect(SourceText source, Directive directive)
    {
        switch (directive.Name)
        {
            case "define" or "undef":
                Set(source, directive);
                break;
            case "include" when IsWithinBraces():
                Break("code after an #include within braces", directive.Span.Start);
                break;
            case "include" when directive.Argument is ['"', ..] or ['<', ..]:
                Include(directive);
                break;
            case "pragma" when HarmlessPragmas.Any(p => directive.Argument.StartsWith(p, StringComparison.Ordinal)):
            case "warning" or "ident":
            case "" when directive.Argument.Length == 0:
                break;
            case "line":
                macros.Forget("__LINE__", "__LINE__ after #line");
                macros.Forget("__FILE__", "__FILE__ after #line");
                break;
            case "error" when conditionals.Doubt is not null:
                break;
            default:
                Break($"code after #{directive.Name} {directive.Argument}".TrimEnd(), directive.Span.Start);
                break;
        }
    }

    private bool IsWithinBraces() => outermost + tokens.Sum(Depth) > 0;

    /// <summary>How many braces are open where the text begins, as far as it closes them.</summary>
    private static int OpenBefore(LexedText text)
    {
        var (depth, least) = (0, 0);
        foreach (var token in text.Tokens)
        {
            depth += Depth(token);
            least = Math.Min(least, depth);
        }

        return -least;
    }

    private static int Depth(Token token) => token.Is("{") ? 1 : token.Is("}") ? -1 : 0;

    private void Set(SourceText source, Directive directive)
    {
        if (Macro.NameIn(directive) is not { } name || Lexer.Argument(source, directive) is null)
        {
            Break($"code after #{directive.Name} {directive.Argument}".TrimEnd(), directive.Span.Start);
        }
        else if (conditionals.Doubt is { } doubt)
        {
            macros.Forget(name, $"the macro '{name}', {doubt}");
        }
        else if (directive.Name == "undef")
        {
            macros.Undefine(name);
        }
        else if (Macro.Read(source, directive) is { } macro)
        {
            macros.Define(macro);
        }
        else
        {
            macros.Forget(name, $"the macro '{name}', whose definition is not read");
        }
    }
}

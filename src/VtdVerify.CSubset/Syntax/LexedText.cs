namespace VtdVerify.CSubset.Syntax;

/// <summary>The tokens of a text; the last one is always the end.</summary>
/// <param name="EndsInComment">The text ends before its last comment does.</param>
internal sealed record LexedText(
    SourceText Source,
    IReadOnlyList<Token> Tokens,
    IReadOnlyList<Directive> Directives,
    IReadOnlyList<SyntaxDiagnostic> Diagnostics,
    bool EndsInComment);

/// <summary>Which branch of <c>#if</c> is read: the first that is not <c>#if 0</c>, nor for another language, host or reader.</summary>
internal sealed class ConditionalStack
{
    private static readonly string[] NeverDefined =
        ["__cplusplus", "_WIN32", "CONFIG_WIN32", "__APPLE__", "CONFIG_DARWIN", "__COVERITY__", "__clang_analyzer__"];

    private readonly Stack<(bool Taken, bool Reading)> branches = new();
    private int skipped;

    public bool Skipping => skipped > 0;

    public void Meet(string name, string argument)
    {
        switch (name)
        {
            case "if" or "ifdef" or "ifndef":
                Push(IsRead(name, argument));
                break;
            case "elif" or "else" when branches.Count > 0:
                var taken = Pop();
                Push(!taken && (name == "else" || IsRead("if", argument)), taken);
                break;
            case "endif" when branches.Count > 0:
                Pop();
                break;
            default:
                break;
        }
    }

    private static bool IsRead(string name, string argument) => name switch
    {
        "if" => argument != "0" && !NeverDefined.Any(n => argument == $"defined({n})" || argument == $"defined {n}"),
        "ifdef" => !NeverDefined.Contains(argument),
        _ => true,
    };

    private void Push(bool reading, bool taken = false)
    {
        branches.Push((taken || reading, reading));
        skipped += reading ? 0 : 1;
    }

    private bool Pop()
    {
        var (taken, reading) = branches.Pop();
        skipped -= reading ? 0 : 1;
        return taken;
    }
}

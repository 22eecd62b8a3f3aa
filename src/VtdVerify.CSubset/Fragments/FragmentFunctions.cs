using VtdVerify.CSubset.Syntax;

namespace VtdVerify.CSubset.Fragments;

/// <summary>What a patch shows of a file's functions.</summary>
/// <param name="Declarations">Whole declarations at the outermost level: types, prototypes, globals.</param>
/// <param name="Unreadable">Lines whose place in the code cannot be known, with the reason.</param>
public sealed record FragmentFunctions(
    IReadOnlyList<WholeFunction> Whole,
    IReadOnlyList<PartialFunction> Partial,
    IReadOnlyList<TopLevelDeclaration> Declarations,
    IReadOnlyList<MacroDefinition> Macros,
    IReadOnlyList<UnreadableRun> Unreadable)
{
    /// <summary>How many tokens of C all of it has.</summary>
    public int Tokens { get; init; }

    /// <summary>Names that are declared in lines of which it is not known whether they are compiled, with the reasons.</summary>
    public IReadOnlyDictionary<string, string> Doubtful { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// The names that the patch's own lines define or undefine as macros, or declare at the outermost level, members of records included.
    /// </summary>
    public IReadOnlySet<string> ChangedNames { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>
    /// Names that stand in lines that are no whole statements: of these it is not known what they do to a variable of the file. They are
    /// in the code that was there before, in macros, in statements whose end is hidden, or an initialiser hands out their address.
    /// </summary>
    public IReadOnlySet<string> Unfollowed { get; init; } = new HashSet<string>(StringComparer.Ordinal);
}

/// <summary>A function of which every line is visible.</summary>
/// <param name="ChangedLines">The numbers of the lines that the patch added within it, ascending.</param>
public sealed record WholeFunction(FunctionDefinition Definition, IReadOnlyList<int> ChangedLines)
{
    public string Name => Definition.Name;

    public bool Changed => ChangedLines.Count > 0;
}

/// <summary>A function of which some lines are hidden.</summary>
/// <param name="Signature">Null where it is not seen to its closing parenthesis.</param>
/// <param name="Site">Where the function was met: its first line, or the first line of the segment whose heading names it.</param>
/// <param name="Runs">The visible statements at the function's outermost level, in the order of the file.</param>
/// <param name="EndVisible">The closing brace is visible after the last run.</param>
/// <param name="ChangedLines">The numbers of the lines that the patch added within it, ascending, unreadable runs included.</param>
/// <param name="Unreadable">Visible lines of this function that could not be placed.</param>
public sealed record PartialFunction(
    string Name,
    FunctionSignature? Signature,
    SourceSpan Site,
    IReadOnlyList<StatementRun> Runs,
    bool EndVisible,
    IReadOnlyList<int> ChangedLines,
    IReadOnlyList<UnreadableRun> Unreadable)
{
    public bool Changed => ChangedLines.Count > 0;

    /// <summary>What in its lines, or around them, keeps them from being read; null where nothing does.</summary>
    public string? Unread { get; init; }

    /// <summary>A line that the patch removed with nothing of the code around it shown, so that hidden lines changed; else null.</summary>
    public AbsentLine? RemovedFromHidden { get; init; }

    /// <summary>Why its hidden end is not what a host takes it for; null where it may be.</summary>
    public string? RestUnread { get; init; }
}

/// <summary>Statements that follow each other without a gap.</summary>
/// <param name="Gap">What is hidden before the first statement.</param>
/// <param name="FirstLine">The first visible line of the run.</param>
/// <param name="LastLine">The last visible line of the run.</param>
/// <param name="CutOff">The statement after the last one, of which only the beginning is visible; null where there is none.</param>
public sealed record StatementRun(
    HiddenLines Gap,
    IReadOnlyList<CStatement> Statements,
    int FirstLine,
    int LastLine,
    CutStatement? CutOff,
    SourceText Source);

/// <summary>The visible beginning of a statement whose end is hidden.</summary>
/// <param name="Changed">The patch added a line of it.</param>
public sealed record CutStatement(SourceSpan Span, bool Changed);

/// <summary>Lines between two visible ones.</summary>
/// <param name="FirstLine">Null where the beginning of the function is known by a hunk's heading only.</param>
/// <param name="LastLine">Inclusive; less than <paramref name="FirstLine"/> where nothing is hidden.</param>
public readonly record struct HiddenLines(int? FirstLine, int LastLine)
{
    /// <summary>How many lines are hidden; null where that is unknown.</summary>
    public int? Count => LastLine - FirstLine + 1;

    public bool IsEmpty => Count == 0;

    public override string ToString() => FirstLine is { } first ? $"lines {first} to {LastLine}" : $"lines up to {LastLine}";
}

/// <summary>Visible lines that cannot be read without the hidden ones.</summary>
public sealed record UnreadableRun(string File, int FirstLine, int LastLine, bool Changed, string Reason);

using VtdVerify.CSubset.Syntax;

namespace VtdVerify.CSubset.Fragments;

/// <summary>Collects what is visible of one function, segment after segment.</summary>
internal sealed class PartialBuilder(string name, FunctionSignature? signature, SourceSpan site, int? lastLine)
{
    private readonly List<StatementRun> runs = [];
    private readonly List<int> changed = [];
    private readonly List<UnreadableRun> unreadableRuns = [];
    private bool endVisible;
    private string? unread = Attributes.UnreadBecause(signature?.OddAttribute);
    private AbsentLine? removed;

    public string Name => name;

    /// <summary>The last visible line so far; null where only a heading named the function.</summary>
    public int? LastLine { get; private set; } = lastLine;

    /// <summary>The column at which the function's outermost statements begin; null before one was seen.</summary>
    public int? Indentation { get; private set; }

    public void Show(SegmentText text, int firstLine, int lastLine)
    {
        changed.AddRange(text.ChangedLines(firstLine, lastLine));
        LastLine = lastLine;
        removed ??= text.RemovedFromHidden;
    }

    public void Add(StatementRun run)
    {
        Indentation ??= run.Statements is [var first, ..] ? first.Span.Column : run.CutOff?.Span.Column;
        if (run.Statements.Count > 0 || run.CutOff is not null || !run.Gap.IsEmpty)
        {
            runs.Add(run);
        }
    }

    public void Add(UnreadableRun run) => unreadableRuns.Add(run);

    public void ShowEnd() => endVisible = true;

    /// <summary>Takes in why a part of it is not read; null where it is.</summary>
    public void Doubt(string? reason) => unread ??= reason;

    public PartialFunction Build() =>
        new(name, signature, site, [.. runs], endVisible, [.. changed.Distinct().Order()], [.. unreadableRuns])
        {
            Unread = unread,
            RemovedFromHidden = removed,
        };
}

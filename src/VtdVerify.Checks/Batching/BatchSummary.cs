using VtdVerify.Reporting;

namespace VtdVerify.Checks.Batching;

/// <summary>How many mails came to what. Safe for several threads.</summary>
public sealed class BatchSummary
{
    private readonly int[] counts = new int[Enum.GetValues<BatchOutcome>().Length];
    private int before;

    /// <summary>The count of lines that are there.</summary>
    public static BatchSummary Of(IEnumerable<BatchLine> lines)
    {
        var summary = new BatchSummary();
        foreach (var line in lines)
        {
            summary.Add(line.Outcome);
        }

        return summary;
    }

    public void Add(BatchOutcome outcome) => Interlocked.Increment(ref counts[(int)outcome]);

    /// <summary>Counts a mail whose line was there before.</summary>
    public void AddBefore() => Interlocked.Increment(ref before);

    /// <summary>The worst of all lines: a defect, then a refutation, then what is undecided or not read.</summary>
    public int ExitCode => ExitCodes.Worst(
        isDefect: Of(BatchOutcome.Defect) > 0,
        isRefuted: Of(BatchOutcome.Refuted) > 0,
        isUndecided: Of(BatchOutcome.Undecided) + Of(BatchOutcome.Unreadable) > 0);

    public override string ToString()
    {
        var kinds = Enum.GetValues<BatchOutcome>().Where(outcome => Of(outcome) > 0)
            .Select(outcome => FormattableString.Invariant($"{Of(outcome)} {NameOf(outcome)}"));
        var text = FormattableString.Invariant($"{counts.Sum()} mails") + string.Concat(kinds.Select(kind => $", {kind}"));
        return before == 0 ? text : FormattableString.Invariant($"{text}; {before} of them judged before");
    }

    private int Of(BatchOutcome outcome) => Volatile.Read(ref counts[(int)outcome]);

    private static string NameOf(BatchOutcome outcome) => outcome switch
    {
        BatchOutcome.Holds => "hold",
        BatchOutcome.Refuted => "refuted",
        BatchOutcome.Undecided => "undecided",
        BatchOutcome.OtherCode => "of other code",
        BatchOutcome.NoPatch => "without a patch",
        BatchOutcome.Unreadable => "unreadable",
        _ => "with a defect of the tool",
    };
}

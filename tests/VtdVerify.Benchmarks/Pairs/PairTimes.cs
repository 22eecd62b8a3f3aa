using VtdVerify.Mutation.Running;

namespace VtdVerify.Benchmarks.Pairs;

/// <summary>Where the time of pairs goes: those that scenarios decide, and the others, for which every scenario is run.</summary>
internal sealed class PairTimes
{
    private readonly Part decided = new();
    private readonly Part living = new();
    private int unread;

    /// <summary>A hash of all verdicts, with the scenario and what it found: the same before and after a change of the program.</summary>
    public string Verdicts { get; set; } = string.Empty;

    /// <summary>Takes in a pair.</summary>
    /// <param name="judgement">Null where the pair is no C that is read.</param>
    /// <param name="read">From the change to the subject.</param>
    /// <param name="judge">From there to the judgement.</param>
    /// <param name="again">The same once more, with functions that are compiled.</param>
    /// <param name="allocated">Bytes, without those of the second time.</param>
    public void Add(Judgement? judgement, TimeSpan read, TimeSpan judge, TimeSpan again, long allocated)
    {
        unread += judgement is null ? 1 : 0;
        (judgement is { Killer: null } ? living : decided).Add(read, judge, again, allocated);
    }

    public void Print()
    {
        Console.WriteLine($"  decided by scenarios   {decided}");
        Console.WriteLine($"  not decided by them    {living}");
        Console.WriteLine($"  not read {unread}, verdicts {Verdicts}");
    }

    private sealed class Part
    {
        private int count;
        private TimeSpan read;
        private TimeSpan judge;
        private TimeSpan again;
        private long allocated;

        public void Add(TimeSpan reading, TimeSpan judging, TimeSpan judgingAgain, long bytes)
        {
            count++;
            (read, judge, again, allocated) = (read + reading, judge + judging, again + judgingAgain, allocated + bytes);
        }

        public override string ToString()
        {
            var (all, compile) = (read + judge, judge > again ? judge - again : TimeSpan.Zero);
            return FormattableString.Invariant(
                $"{count,6}: {count / all.TotalSeconds,7:F0} a second of the processor; {Percent(read, all)} reading, ")
                + FormattableString.Invariant($"{Percent(compile, all)} compiling, {Percent(judge - compile, all)} scenarios; ")
                + FormattableString.Invariant($"{allocated / 1024 / Math.Max(count, 1)} KB each");
        }

        private static string Percent(TimeSpan part, TimeSpan all) => FormattableString.Invariant($"{100 * (part / all):F0} %");
    }
}

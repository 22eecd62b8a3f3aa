using VtdVerify.CSubset.Syntax;

namespace VtdVerify.CSubset.Preprocessing;

/// <summary>What becomes of tokens under the conditions that are open.</summary>
internal enum Branch
{
    /// <summary>Compiled, or the first of several branches of which one may be.</summary>
    Read,

    /// <summary>Known not to be compiled.</summary>
    Skipped,

    /// <summary>Perhaps compiled, in place of a branch that was read.</summary>
    Doubtful,
}

/// <summary>The conditions that are open at a place of a text.</summary>
internal sealed class Conditionals
{
    private Stack<Frame> open = new();

    public Branch Branch => open.TryPeek(out var frame) ? frame.Branch : Branch.Read;

    /// <summary>Whether any condition is open.</summary>
    public bool IsOpen => open.Count > 0;

    /// <summary>Why it is not known whether what stands here is compiled; null where that is known.</summary>
    public string? Doubt => open.Select(frame => frame.Doubt).FirstOrDefault(doubt => doubt is not null);

    /// <summary>Follows a conditional directive.</summary>
    /// <param name="evaluate">Its value, which is asked only where it decides.</param>
    /// <returns>What stands under a condition that is closed here and is not known.</returns>
    public UnreadRegion? Meet(Directive directive, Func<ConditionValue> evaluate)
    {
        if (directive.Name is "if" or "ifdef" or "ifndef")
        {
            open.Push(new Frame(directive, Branch));
            open.Peek().Ask(directive, evaluate);
            return null;
        }

        if (!open.TryPeek(out var frame))
        {
            if (directive.Name != "endif")
            {
                open.Push(new Frame(directive, Branch));
                open.Peek().Hide();
            }

            return new UnreadRegion(0, directive.Span.End, $"code before #{directive.Name}: its condition is not shown");
        }

        if (directive.Name != "endif")
        {
            frame.Turn(directive, evaluate);
            return null;
        }

        open.Pop();
        return frame.RegionTo(directive.Span.End);
    }

    /// <summary>The text ends, and another one of the same file begins after lines that are not shown.</summary>
    /// <returns>What stands under the conditions that are open.</returns>
    public IEnumerable<UnreadRegion> Break(int end)
    {
        foreach (var frame in open)
        {
            frame.Hide();
            yield return frame.RegionTo(end)!;
            frame.Start = 0;
        }
    }

    /// <summary>The conditions that are still open end in lines that are not shown, but for some.</summary>
    /// <param name="stays">Those whose end must be shown, since what begins them is new.</param>
    public void Forget(Predicate<Directive> stays) => open = new Stack<Frame>(open.Where(frame => stays(frame.Opened)).Reverse());

    private sealed class Frame
    {
        private readonly Branch around;
        private bool isTaken;

        public Frame(Directive opened, Branch around)
        {
            (Opened, this.around, Branch, Start) = (opened, around, around, opened.Span.Start);
        }

        public Directive Opened { get; }

        public int Start { get; set; }

        public Branch Branch { get; private set; }

        public string? Doubt { get; private set; }

        public void Ask(Directive directive, Func<ConditionValue> evaluate)
        {
            if (around != Branch.Read)
            {
                return;
            }

            var value = evaluate();
            isTaken = value.Truth == true;
            Branch = value.Truth == false ? Branch.Skipped : Branch.Read;
            Doubt = value.Missing is { } missing
                ? $"code under #{directive.Name} {Shown(directive.Argument)}: {missing} is not known"
                : null;
        }

        public void Turn(Directive directive, Func<ConditionValue> evaluate)
        {
            if (around != Branch.Read)
            {
                return;
            }

            if (Doubt is not null || isTaken)
            {
                Branch = Doubt is null ? Branch.Skipped : Branch.Doubtful;
            }
            else if (directive.Name != "else")
            {
                Ask(directive, evaluate);
            }
            else
            {
                (isTaken, Branch) = (true, Branch.Read);
            }
        }

        public void Hide() => Doubt ??= "code under a condition whose lines are not all shown";

        public UnreadRegion? RegionTo(int end) => Doubt is null ? null : new UnreadRegion(Start, end, Doubt);

        private static string Shown(string argument) =>
            string.Join(' ', argument.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}

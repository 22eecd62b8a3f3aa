using System.Runtime.CompilerServices;
using VtdVerify.Terms;

namespace VtdVerify.CSubset.Running;

/// <summary>What the evaluation of an operand reads and writes, where its order with that of another operand may matter.</summary>
internal sealed class Accesses<TWord, TTruth>
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    // Few are found sooner by looking at each. Code that calls itself makes thousands.
    private const int Few = 16;

    private readonly List<Access> made = [];
    private HashSet<Access>? known;

    /// <summary>Within how many function bodies the evaluation is.</summary>
    public int CallDepth { get; set; }

    /// <summary>Each once.</summary>
    public IReadOnlyList<Access> Made => made;

    public void Reads(object place) => Add(new Access(place, false, CallDepth > 0));

    public void Writes(object place) => Add(new Access(place, true, CallDepth > 0));

    /// <summary>What turns of a loop that are not run may have done.</summary>
    public void Supposes(object place, bool isWrite) => Add(new Access(place, isWrite, CallDepth > 0) { IsSupposed = true });

    public void AddRange(Accesses<TWord, TTruth> inner)
    {
        foreach (var access in inner.made)
        {
            Add(access with { InCall = access.InCall || CallDepth > 0 });
        }
    }

    /// <summary>Leaves out the variables of a call that has ended: no other operand can use them.</summary>
    /// <param name="first">How many there were when the call began.</param>
    public void DropEnded(int first)
    {
        var kept = first;
        for (var i = first; i < made.Count; i++)
        {
            if (made[i].Place is Storage<TWord, TTruth> { Owner.HasEnded: true })
            {
                known?.Remove(made[i]);
            }
            else
            {
                made[kept++] = made[i];
            }
        }

        made.RemoveRange(kept, made.Count - kept);
    }

    /// <summary>
    /// Two accesses of one place, one of them a write,
    /// of which C does not say which comes first; null where there are none.
    /// </summary>
    public static (Access One, Access Other)? Conflict(IReadOnlyList<Access> one, IReadOnlyList<Access> other)
    {
        if (!one.Any(access => access.IsWrite) && !other.Any(access => access.IsWrite))
        {
            return null;
        }

        var others = other.ToLookup(access => access.Object, ReferenceEqualityComparer.Instance);
        return one.SelectMany(a => others[a.Object].Select(b => (One: a, Other: b)))
            .Where(pair => (pair.One.IsWrite || pair.Other.IsWrite) && Overlap(pair.One.Place, pair.Other.Place))
            .OrderBy(pair => pair.One.IsSupposed || pair.Other.IsSupposed)
            .ThenBy(pair => pair.One.InCall || pair.Other.InCall)
            .Select(pair => ((Access, Access)?)pair)
            .FirstOrDefault();
    }

    private void Add(Access access)
    {
        if (IsNew(access))
        {
            made.Add(access);
        }
    }

    private bool IsNew(Access access)
    {
        if (known is null && made.Count < Few)
        {
            return !made.Contains(access);
        }

        known ??= [.. made];
        return known.Add(access);
    }

    private static bool Overlap(object one, object other) =>
        ReferenceEquals(one, other)
        || (one is Storage<TWord, TTruth> a && other is Storage<TWord, TTruth> b
            && (a.LiesIn(b) || b.LiesIn(a) || (a.Union is not null && a.Union == b.Union)));

    /// <summary>One access.</summary>
    /// <param name="Place">A storage, or what the host has besides: its tree, its listeners.</param>
    /// <param name="InCall">Made by the body of a function: such come before or after others, never in between.</param>
    internal readonly record struct Access(object Place, bool IsWrite, bool InCall)
    {
        /// <summary>Whether it is not known that it is made.</summary>
        public bool IsSupposed { get; init; }

        public bool Equals(Access other) => ReferenceEquals(Place, other.Place)
            && IsWrite == other.IsWrite && InCall == other.InCall && IsSupposed == other.IsSupposed;

        public override int GetHashCode() => HashCode.Combine(RuntimeHelpers.GetHashCode(Place), IsWrite, InCall, IsSupposed);

        /// <summary>What overlaps lies in one object.</summary>
        public object Object => Place is Storage<TWord, TTruth> storage ? storage.Owner : Place;
    }
}

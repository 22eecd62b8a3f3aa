using VtdVerify.Model;
using VtdVerify.Terms;

namespace VtdVerify.Mutation.Equivalence;

/// <summary>All that a run handed to its machine, in order, and how it ended.</summary>
internal sealed record RunTranscript(IReadOnlyList<Step> Steps, Ending Ending)
{
    /// <summary>Whether the machine can tell two runs apart.</summary>
    /// <param name="mapping">Any mapping of the class.</param>
    public static SymbolicTruth Differ(RunTranscript one, RunTranscript other, DmaMap<SymbolicWord> mapping)
    {
        if (one.Ending != other.Ending || one.Ending == Ending.Unreadable || one.Steps.Count != other.Steps.Count)
        {
            return SymbolicTruth.Of(true);
        }

        return one.Steps.Zip(other.Steps, (a, b) => a.Differs(b, mapping)).Aggregate(SymbolicTruth.Of(false), (all, step) => all | step);
    }

    /// <summary>The variables that both runs are supposed to share around turns, each with the truth that they do not.</summary>
    public static IReadOnlyList<(LoopWord Word, SymbolicTruth Differs)> Unshared(RunTranscript one, RunTranscript other) =>
    [
        .. one.Steps.Zip(other.Steps).SelectMany(steps => steps is (Step.OfTurn a, Step.OfTurn b) ? a.Unshared(b) : [])
            .Where(word => word.Differs.Known != false),
    ];
}

/// <summary>A variable of a loop.</summary>
internal readonly record struct LoopWord(int Loop, string Name);

/// <summary>How a run ended.</summary>
internal enum Ending
{
    Returned,
    Aborted,
    Undefined,

    /// <summary>At the end of an arbitrary turn.</summary>
    TurnEnded,

    /// <summary>
    /// At a construct that is not read, or with another state than it began with, which the next unmap may go by: two such runs are never
    /// the same.
    /// </summary>
    Unreadable,
}

/// <summary>One thing that a run handed to its machine.</summary>
internal abstract record Step
{
    /// <summary>Whether the machine can tell this step from the other run's.</summary>
    public abstract SymbolicTruth Differs(Step other, DmaMap<SymbolicWord> mapping);

    /// <summary>A search or a removal: it finds what compares equal to its range.</summary>
    public sealed record OfRange(bool Removes, IovaRange<SymbolicWord> Range) : Step
    {
        public override SymbolicTruth Differs(Step other, DmaMap<SymbolicWord> mapping)
        {
            if (other is not OfRange its || its.Removes != Removes)
            {
                return SymbolicTruth.Of(true);
            }

            // The tree compares a key with mappings and with nothing else: above, below or equal.
            var above = (Range.First > mapping.Range.Last) ^ (its.Range.First > mapping.Range.Last);
            var below = (Range.Last < mapping.Range.First) ^ (its.Range.Last < mapping.Range.First);
            return above | (!(Range.First > mapping.Range.Last) & below);
        }
    }

    /// <summary>An event, and the notifier that it is for, as the notify rule reads it then.</summary>
    public sealed record OfEvent(IommuNotifier<SymbolicWord> Notifier, IommuTlbEvent<SymbolicWord> Event) : Step
    {
        public override SymbolicTruth Differs(Step other, DmaMap<SymbolicWord> mapping) =>
            other is OfEvent { Event: var its } handed && handed.Notifier.Id == Notifier.Id
                && its.TargetIsSystemMemory == Event.TargetIsSystemMemory
                ? (handed.Notifier.Scope.First != Notifier.Scope.First) | (handed.Notifier.Scope.Last != Notifier.Scope.Last)
                    | (handed.Notifier.Flags != Notifier.Flags) | (its.Type != Event.Type) | (its.Iova != Event.Iova)
                    | (its.AddressMask != Event.AddressMask)
                    | (its.TranslatedAddress != Event.TranslatedAddress) | (its.Permission != Event.Permission)
                : SymbolicTruth.Of(true);
    }

    /// <summary>The variables that turns change, before or after an arbitrary turn of a loop.</summary>
    public sealed record OfTurn(int Loop, IReadOnlyDictionary<string, SymbolicWord> Words) : Step
    {
        public override SymbolicTruth Differs(Step other, DmaMap<SymbolicWord> mapping) =>
            SymbolicTruth.Of(other is not OfTurn its || its.Loop != Loop);

        /// <summary>Each variable of either run, with the truth that it differs.</summary>
        public IEnumerable<(LoopWord Word, SymbolicTruth Differs)> Unshared(OfTurn other) => Words.Keys.Union(other.Words.Keys)
            .Select(name => (new LoopWord(Loop, name), Differs(name, other)));

        private SymbolicTruth Differs(string name, OfTurn other) =>
            Words.TryGetValue(name, out var one) && other.Words.TryGetValue(name, out var its) && one.Width == its.Width
                ? one != its
                : SymbolicTruth.Of(true);
    }
}

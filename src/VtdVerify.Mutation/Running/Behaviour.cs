using VtdVerify.Model;
using VtdVerify.Terms;

namespace VtdVerify.Mutation.Running;

/// <summary>What two runs on one machine are compared by: the events that were made, the tree that is left, the way they ended.</summary>
internal static class Behaviour
{
    public static bool Same(MachineRun one, MachineRun other) => FirstDifference(one, other) is null;

    /// <summary>What the first run did and the second did not, as two sentences' parts; null where both did the same.</summary>
    public static (string One, string Other)? FirstDifference(MachineRun one, MachineRun other)
    {
        for (var i = 0; i < Math.Max(one.Events.Count, other.Events.Count); i++)
        {
            var (a, b) = (EventAt(one, i), EventAt(other, i));
            if (a != b)
            {
                return (Describe(a), Describe(b));
            }
        }

        var (end, otherEnd) = (End(one.Outcome), End(other.Outcome));
        return end != otherEnd ? (end, otherEnd)
            : one.TreeAfter.SequenceEqual(other.TreeAfter) ? null
            : (Tree(one), Tree(other));
    }

    private static IommuTlbEvent<ConcreteWord>? EventAt(MachineRun run, int index) =>
        index < run.Events.Count ? run.Events[index].Event : null;

    private static string Describe(IommuTlbEvent<ConcreteWord>? sent) => sent is { } e
        ? $"sends type {e.Type.Value} for {Address.Of(e.Iova)}, mask {AddressMask.Of(e.AddressMask)}, "
            + $"translated {Address.Of(e.TranslatedAddress)}, permission {e.Permission.Value}, "
            + $"{(e.TargetIsSystemMemory ? "system memory" : "another target")}"
        : "sends no further event";

    private static string End(MachineOutcome outcome) => outcome switch
    {
        MachineOutcome.Returned => "returns",
        MachineOutcome.Aborted => "aborts on an assertion",
        MachineOutcome.Undefined(var rule, _) => $"breaks a rule of C ({rule})",
        MachineOutcome.OutOfFuel => "does not end",
        MachineOutcome.Unsupported(var construct, _) => $"reaches {construct}",
        _ => throw new InvalidOperationException($"{outcome} is no end of a run."),
    };

    private static string Tree(MachineRun run) => run.TreeAfter.Count == 0
        ? "leaves an empty tree"
        : $"leaves {string.Join(", ", run.TreeAfter.Select(mapping => mapping.Iova))} in the tree";
}

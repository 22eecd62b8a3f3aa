using VtdVerify.Checks.Results;
using VtdVerify.Model;
using VtdVerify.Reporting;
using VtdVerify.Specs.Proof;

namespace VtdVerify.Checks.Explaining;

/// <summary>A mapping of a case's tree with its part in it: whether it is in question, where it lies, whether it was left.</summary>
internal static class MappingNotes
{
    public static MappingState Map(MappingDescription mapping, ConcreteCase shown)
    {
        var question = mapping == shown.Mapping ? "in question: " : string.Empty;
        return MachineWords.MappingOf(mapping, $"{question}{Place(mapping, shown.Machine.Notifiers[0])}, {Fate(mapping, shown)}");
    }

    public static string Place(MappingDescription mapping, NotifierDescription notifier)
    {
        if (!mapping.Range.Overlaps(notifier.Scope))
        {
            return "outside the scope";
        }

        return mapping.Range.LiesInside(notifier.Scope) ? "inside the scope" : "across the scope's boundary";
    }

    private static string Fate(MappingDescription mapping, ConcreteCase shown) =>
        shown.MachineRun.TreeAfter.Contains(mapping) ? "left in the tree" : "removed";
}

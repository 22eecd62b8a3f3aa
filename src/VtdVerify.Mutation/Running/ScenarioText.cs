using VtdVerify.Features.Domain;
using VtdVerify.Features.Writing;
using VtdVerify.Model;

namespace VtdVerify.Mutation.Running;

/// <summary>A machine and what the original does on it, in the words of the feature files.</summary>
internal static class ScenarioText
{
    private const string Title = "An unmap that a mutant changes";

    public static string Of(MachineDescription machine, MachineRun original)
    {
        IEnumerable<string> steps =
        [
            .. MachineText.Givens(machine),
            "When the scope is unmapped",
            .. Events(original),
            "And every mapping inside the scope got an UNMAP",
            .. Left(original.TreeAfter),
        ];
        return $"Scenario: {Title}\n{string.Concat(steps.Select(step => $"  {step}\n"))}";
    }

    private static IEnumerable<string> Events(MachineRun original) => original.Events.Count == 0
        ? ["Then no UNMAP is sent"]
        : ["Then no UNMAP is sent but these:", .. Indented(StepTable.Of(
            ["iova", "size", "translated address"], original.Events.Select(SentUnmap.Of).Select(Row)))];

    private static IReadOnlyList<string> Row(SentUnmap sent) =>
        [sent.Range.First.ToString(), sent.Range.Length.ToString(), sent.Translated.ToString()];

    private static IEnumerable<string> Left(IReadOnlyList<MappingDescription> tree) =>
        tree.Count == 0 ? [] : ["And the IOVA tree still holds:", .. Indented(MachineText.Mappings(tree))];

    private static IEnumerable<string> Indented(IEnumerable<string> rows) => rows.Select(row => $"  {row}");
}

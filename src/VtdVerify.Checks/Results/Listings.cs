using VtdVerify.Features.Running;
using VtdVerify.Features.Writing;
using VtdVerify.Gherkin.Documents;
using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Subjects;
using Table = VtdVerify.Reporting.Rendering.Listing;

namespace VtdVerify.Checks.Results;

/// <summary>What `list` can show, by the word that asks for it.</summary>
public static class Listings
{
    public static IReadOnlyDictionary<string, Func<Table>> All { get; } = new OrderedDictionary<string, Func<Table>>
    {
        ["guarantees"] = Guarantees,
        ["revisions"] = Revisions,
        ["obligations"] = Obligations,
        ["assumptions"] = Assumptions,
        ["steps"] = Steps,
    };

    private static Table Guarantees() => new(
        "Guarantees",
        ["id", "kind", "sentence", "source"],
        [.. GuaranteeCatalog.All.Select(g => Row(g.Id, g.Kind == GuaranteeKind.Stated ? "stated" : "kept", g.Sentence, g.Source))]);

    private static Table Revisions() => new(
        "Revisions",
        ["name", "description"],
        [.. ModelSubject.All.Select(s => Row(s.Name, s == ModelSubject.Shipped ? $"{s.Description} (what ships)" : s.Description))]);

    private static Table Obligations() => new(
        "Obligations",
        ["id", "guarantee", "claim"],
        [.. GuaranteeCatalog.All.SelectMany(g => g.Obligations.Select(o => Row(o.Id, g.Id, o.Expected)))]);

    private static Table Assumptions() => new(
        "Assumptions",
        ["id", "sentence", "reason"],
        [.. Ledger.InOrder(Viommu.All.SelectMany(viommu => Ledger.Of(viommu.Space))).Select(a => Row(a.Id, a.Sentence, a.Reason))]);

    private static Table Steps()
    {
        var examples = FeatureSuite.Default.Examples();
        return new Table(
            "Steps",
            ["step", "example"],
            [.. FeatureSuite.Default.Steps.Steps.Select(step => Row($"{step}", examples[step].Select(ExampleOf).FirstOrDefault("")))]);
    }

    private static string ExampleOf(PickleStep step) =>
        string.Join('\n', [step.Sentence, .. step.Table is { } table ? StepTable.Of(table[0], table.Skip(1)) : []]);

    private static IReadOnlyList<string> Row(params string[] cells) => cells;
}

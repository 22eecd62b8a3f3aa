using Reqnroll;
using Types = Io.Cucumber.Messages.Types;

namespace VtdVerify.Gherkin.Documents;

/// <summary>Cucumber's pickles with what their nodes in the document add: kinds, locations, the rule, descriptions.</summary>
internal static class PickleReader
{
    public static Pickle Read(FeatureFile feature, DocumentIndex index, Types.Pickle pickle, int place)
    {
        var (scenario, rule) = index.Scenarios[pickle.AstNodeIds[0]];
        var example = pickle.AstNodeIds.Count > 1 ? index.Rows[pickle.AstNodeIds[1]] : default;
        return new Pickle(feature)
        {
            Id = pickle.Id,
            Index = place,
            Name = pickle.Name,
            Description = Trim(scenario.Description),
            Rule = rule is null ? null : new RuleInfo(rule.Name, Trim(rule.Description), Names(rule.Tags)),
            Location = index.Place(example.Row?.Location ?? scenario.Location),
            OwnTags = [.. Names(scenario.Tags).Concat(Names(example.Table?.Tags ?? [])).Distinct()],
            Tags = [.. pickle.Tags.Select(tag => tag.Name.TrimStart('@')).Distinct()],
            Steps = [.. pickle.Steps.Select(step => ReadStep(index, step))],
        };
    }

    public static string[] Names(IEnumerable<Types.Tag> tags) => [.. tags.Select(tag => tag.Name.TrimStart('@'))];

    private static PickleStep ReadStep(DocumentIndex index, Types.PickleStep step)
    {
        var (node, kind) = index.Steps[step.AstNodeIds[0]];
        var rows = step.Argument?.DataTable?.Rows.Select(row => (IReadOnlyList<string>)[.. row.Cells.Select(cell => cell.Value)]);
        return new PickleStep(
            step.Id,
            kind,
            node.Keyword.Trim(),
            step.Text,
            index.Place(node.Location),
            step.Argument?.DocString?.Content,
            rows?.ToList());
    }

    private static string Trim(string? text) => text?.Trim() ?? string.Empty;
}

using System.Globalization;
using Io.Cucumber.Messages.Types;
using Reqnroll.Bindings;

namespace VtdVerify.Gherkin.Documents;

/// <summary>A step of the document with what And and But stand for resolved.</summary>
internal sealed record IndexedStep(Step Node, StepDefinitionType Kind);

/// <summary>The nodes of a document by the ids that its pickles refer to them with.</summary>
internal sealed class DocumentIndex
{
    private readonly string uri;

    public DocumentIndex(string uri, GherkinDocument document)
    {
        this.uri = uri;
        foreach (var child in document.Feature.Children)
        {
            Add(child.Background, child.Scenario, null);
            foreach (var inner in child.Rule?.Children ?? [])
            {
                Add(inner.Background, inner.Scenario, child.Rule);
            }
        }
    }

    public Dictionary<string, IndexedStep> Steps { get; } = [];

    public Dictionary<string, (Scenario Node, Rule? Rule)> Scenarios { get; } = [];

    public Dictionary<string, (Examples Table, TableRow Row)> Rows { get; } = [];

    public static SourceLocation Place(string uri, Location at) => new(
        uri,
        Convert.ToInt32(at.Line, CultureInfo.InvariantCulture),
        Convert.ToInt32(at.Column ?? 1, CultureInfo.InvariantCulture));

    public SourceLocation Place(Location at) => Place(uri, at);

    /// <summary>The kind that the keyword itself names; null for And, But and *.</summary>
    public static StepDefinitionType? KindOf(Step step) => step.KeywordType switch
    {
        StepKeywordType.CONTEXT => StepDefinitionType.Given,
        StepKeywordType.ACTION => StepDefinitionType.When,
        StepKeywordType.OUTCOME => StepDefinitionType.Then,
        _ => null,
    };

    private void Add(Background? background, Scenario? scenario, Rule? rule)
    {
        AddSteps(background?.Steps ?? []);
        if (scenario is null)
        {
            return;
        }

        AddSteps(scenario.Steps);
        Scenarios[scenario.Id] = (scenario, rule);
        foreach (var examples in scenario.Examples)
        {
            foreach (var row in examples.TableBody)
            {
                Rows[row.Id] = (examples, row);
            }
        }
    }

    private void AddSteps(List<Step> steps)
    {
        var kind = StepDefinitionType.Given;
        foreach (var step in steps)
        {
            kind = KindOf(step) ?? kind;
            Steps[step.Id] = new IndexedStep(step, kind);
        }
    }
}

using System.Globalization;
using Gherkin;
using Gherkin.CucumberMessages;
using Gherkin.CucumberMessages.Pickles;
using Io.Cucumber.Messages.Types;

namespace VtdVerify.Features.Generator;

/// <summary>A parsed feature file: its pickles, and the nodes that they come from.</summary>
internal sealed class FeatureText
{
    private readonly Dictionary<string, Step> steps = [];
    private readonly Dictionary<string, Scenario> scenarios = [];
    private readonly Dictionary<string, TableRow> rows = [];

    /// <summary>Reads a feature file.</summary>
    /// <param name="path">Where the file lies.</param>
    /// <param name="name">How it is called among the features: <c>Guarantees/Guard.feature</c>.</param>
    /// <exception cref="ParserException">It is no feature file.</exception>
    public FeatureText(string path, string name, string text)
    {
        Path = path;
        Name = name;
        var ids = new Ids();
        var document = new AstMessagesConverter(ids).ConvertGherkinDocumentToEventArgs(new Parser().Parse(new StringReader(text)), path);
        Feature = document.Feature ?? throw new AstBuilderException("The file is empty; expected a Feature.", new(1, 1));
        Pickles = new PickleCompiler(ids).Compile(document);
        foreach (var child in Feature.Children)
        {
            Index(child.Background, child.Scenario);
            child.Rule?.Children.ForEach(inner => Index(inner.Background, inner.Scenario));
        }
    }

    public string Path { get; }

    public string Name { get; }

    public string ClassName => $"{Code.Identifier(System.IO.Path.GetFileNameWithoutExtension(Path))}Feature";

    public Feature Feature { get; }

    public IReadOnlyList<Pickle> Pickles { get; }

    public Step StepOf(PickleStep step) => steps[step.AstNodeIds[0]];

    /// <summary>The scenario's line, or that of its row of Examples.</summary>
    public long LineOf(Pickle pickle) => (RowOf(pickle)?.Location ?? scenarios[pickle.AstNodeIds[0]].Location).Line;

    /// <summary>The pickle's name; with its row's cells where the outline's name has no placeholder for them.</summary>
    public string TitleOf(Pickle pickle) => RowOf(pickle) is { } row && pickle.Name == scenarios[pickle.AstNodeIds[0]].Name
        ? $"{pickle.Name} ({string.Join(", ", row.Cells.Select(cell => cell.Value))})"
        : pickle.Name;

    private TableRow? RowOf(Pickle pickle) => pickle.AstNodeIds.Count > 1 ? rows[pickle.AstNodeIds[1]] : null;

    private void Index(Background? background, Scenario? scenario)
    {
        background?.Steps.ForEach(step => steps[step.Id] = step);
        scenario?.Steps.ForEach(step => steps[step.Id] = step);
        if (scenario is not null)
        {
            scenarios[scenario.Id] = scenario;
            scenario.Examples.ForEach(examples => examples.TableBody.ForEach(row => rows[row.Id] = row));
        }
    }

    private sealed class Ids : IIdGenerator
    {
        private int next;

        public string GetNewId() => next++.ToString(CultureInfo.InvariantCulture);
    }
}

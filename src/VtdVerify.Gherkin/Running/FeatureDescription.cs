using System.Globalization;
using System.Runtime.CompilerServices;
using Reqnroll;
using Reqnroll.Bindings;
using Reqnroll.Formatters.RuntimeSupport;
using VtdVerify.Gherkin.Documents;
using Types = Io.Cucumber.Messages.Types;

namespace VtdVerify.Gherkin.Running;

/// <summary>A feature file and its pickles as Reqnroll's generated code would describe them.</summary>
public sealed class FeatureDescription(FeatureFile file) : IFeatureLevelCucumberMessages
{
    // Runners and reports tell features apart by reference: there is one description of each file.
    private static readonly ConditionalWeakTable<FeatureFile, FeatureInfo> Known = [];

    // Reqnroll names the method of a step that is to be defined with the keyword of this language; the invariant one has none.
    private static readonly CultureInfo Language = CultureInfo.GetCultureInfo("en");

    public bool HasMessages => true;

    public Types.Source Source { get; } = new(file.Path, file.Text, Types.SourceMediaType.TEXT_X_CUCUMBER_GHERKIN_PLAIN);

    public Types.GherkinDocument GherkinDocument => file.Document;

    public IEnumerable<Types.Pickle> Pickles => file.Compiled;

    public static FeatureInfo Of(FeatureFile file) => Known.GetValue(file, New);

    public static ScenarioInfo Of(Pickle pickle) => new(
        pickle.Name,
        pickle.Description,
        [.. pickle.OwnTags],
        null,
        [.. pickle.Tags.Except(pickle.OwnTags)],
        pickle.Index.ToString(CultureInfo.InvariantCulture));

    /// <summary>The place of a step in no feature of its own.</summary>
    internal static StepContext NoFeature() => new(new FeatureInfo(Language, string.Empty, string.Empty, string.Empty), null);

    internal static Table? TableOf(PickleStep step)
    {
        if (step.Table is not { } lines)
        {
            return null;
        }

        var table = new Table([.. lines[0]]);
        foreach (var line in lines.Skip(1))
        {
            table.AddRow([.. line]);
        }

        return table;
    }

    private static FeatureInfo New(FeatureFile file) => new(
        Language, string.Empty, file.Name, file.Description, ProgrammingLanguage.CSharp, [.. file.Tags],
        new FeatureDescription(file));
}

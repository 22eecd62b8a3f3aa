using System.Globalization;
using Reqnroll;
using Reqnroll.Bindings;
using Reqnroll.BindingSkeletons;
using VtdVerify.Gherkin.Documents;

namespace VtdVerify.Gherkin.Running;

/// <summary>The steps that an assembly defines, and what to say of one that it does not.</summary>
public sealed class StepCatalogue
{
    private readonly IStepDefinitionSkeletonProvider skeletons;

    internal StepCatalogue(IBindingRegistry registry, IStepDefinitionSkeletonProvider skeletons)
    {
        this.skeletons = skeletons;
        Steps =
        [
            .. registry.GetStepDefinitions().Select(StepDescription.Of)
                .OrderBy(step => step.Kind).ThenBy(step => step.Text, StringComparer.Ordinal),
        ];
    }

    /// <summary>By kind, then by text.</summary>
    public IReadOnlyList<StepDescription> Steps { get; }

    /// <summary>The step that takes the fewest changed words to become this one; of the same kind where several do.</summary>
    public StepDescription? Nearest(PickleStep step) => Steps
        .OrderBy(known => known.Distance(step.Text))
        .ThenBy(known => known.Kind == step.Kind ? 0 : 1)
        .FirstOrDefault();

    /// <summary>What is wrong with an undefined step, the step that was meant perhaps, and how to define it.</summary>
    public string Undefined(PickleStep step)
    {
        var instance = new StepInstance(
            step.Kind, StepDefinitionKeyword.Given, $"{step.Keyword} ", step.Text, step.DocString, FeatureDescription.TableOf(step),
            FeatureDescription.NoFeature());
        var snippet = skeletons.GetStepDefinitionSkeleton(
            ProgrammingLanguage.CSharp, instance, StepDefinitionSkeletonStyle.RegexAttribute, CultureInfo.InvariantCulture);
        var nearest = Nearest(step) is { } known ? $"The nearest step is '{known}'.\n" : string.Empty;
        return $"No step definition matches '{step.Keyword} {step.Text}'.\n{nearest}To define it:\n{snippet.TrimEnd()}";
    }
}

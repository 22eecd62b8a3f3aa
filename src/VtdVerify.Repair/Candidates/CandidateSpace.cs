using VtdVerify.Mutation.Mutants;
using VtdVerify.Mutation.Mutators;

namespace VtdVerify.Repair.Candidates;

/// <summary>
/// The candidates of one edit: what the templates write, and what the mutators do,
/// since many a one turned round is a mend.
/// </summary>
internal static class CandidateSpace
{
    public static IReadOnlyList<IMendTemplate> Templates { get; } =
    [
        .. typeof(IMendTemplate).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(IMendTemplate)))
            .Select(type => (IMendTemplate)Activator.CreateInstance(type)!)
            .OrderBy(template => template.Id, StringComparer.Ordinal),
    ];

    /// <summary>Each resulting text once: a template's before a mutator's, since it says what is meant.</summary>
    /// <param name="onlyTemplates">Leaves the mutators out: they are many, and what they mend is seldom what was meant.</param>
    public static IReadOnlyList<Candidate> Of(MutationTarget target, bool onlyTemplates = false)
    {
        var templates = Templates.Select(template => (template.Id, Make: (Func<Place, IEnumerable<Edit>>)template.Mend));
        var mutators = MutatorCatalog.All.Select(mutator => (mutator.Id, Make: (Func<Place, IEnumerable<Edit>>)mutator.Mutate));
        IReadOnlyList<(string Id, Func<Place, IEnumerable<Edit>> Make)> makers =
            onlyTemplates ? [.. templates] : [.. templates, .. mutators];
        return [.. MutantGenerator.Generate(target, makers).Select(edit => new Candidate([edit]))];
    }
}

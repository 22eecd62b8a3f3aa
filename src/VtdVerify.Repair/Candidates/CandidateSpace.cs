using VtdVerify.Mutation.Mutants;
using VtdVerify.Mutation.Mutators;

namespace VtdVerify.Repair.Candidates;

/// <summary>The candidates of one edit: what the mutators make of the code, since a mutator turned round is one, too, and the templates.</summary>
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
    public static IReadOnlyList<Candidate> Of(MutationTarget target)
    {
        var templates = Templates.Select(template => (template.Id, Make: (Func<Place, IEnumerable<Edit>>)template.Mend));
        var mutators = MutatorCatalog.All.Select(mutator => (mutator.Id, Make: (Func<Place, IEnumerable<Edit>>)mutator.Mutate));
        return
        [
            .. MutantGenerator.Generate(target, [.. templates, .. mutators]).Select(edit => new Candidate([edit])),
        ];
    }
}

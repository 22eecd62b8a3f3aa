namespace VtdVerify.Mutation.Mutators;

/// <summary>All mutators of this assembly, found by type: the domain's first, so that a change that both know is the domain's.</summary>
internal static class MutatorCatalog
{
    public static IReadOnlyList<IMutator> All { get; } =
    [
        .. typeof(MutatorCatalog).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && typeof(IMutator).IsAssignableFrom(type))
            .Select(type => (IMutator)Activator.CreateInstance(type)!)
            .OrderByDescending(mutator => mutator.Kind)
            .ThenBy(mutator => mutator.Id, StringComparer.Ordinal),
    ];
}

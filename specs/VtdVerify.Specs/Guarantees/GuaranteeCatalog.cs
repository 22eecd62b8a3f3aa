namespace VtdVerify.Specs.Guarantees;

/// <summary>All guarantees of this assembly, found by type: the stated ones first, each group by id.</summary>
public static class GuaranteeCatalog
{
    public static IReadOnlyList<IGuarantee> All { get; } =
    [
        .. typeof(GuaranteeCatalog).Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false } && typeof(IGuarantee).IsAssignableFrom(t))
            .Select(t => (IGuarantee)Activator.CreateInstance(t)!)
            .OrderBy(g => g.Kind)
            .ThenBy(g => g.Id, StringComparer.Ordinal),
    ];
}

using VtdVerify.Model;
using VtdVerify.Terms;

namespace VtdVerify.Subjects;

/// <summary>A revision of the C# model.</summary>
public sealed class ModelSubject(Revision revision) : ISubject
{
    /// <summary>The built-in subjects, oldest first. The last one is what ships.</summary>
    public static IReadOnlyList<ModelSubject> All { get; } = [.. Enum.GetValues<Revision>().Select(r => new ModelSubject(r))];

    public static ModelSubject Shipped => All[^1];

    public Revision Revision { get; } = revision;

    /// <summary>The model goes by the machine's width, so that it can be run on the machines of any vIOMMU.</summary>
    public Viommu Viommu { get; init; } = Viommu.Vtd;

    public string Name => Revision switch
    {
        Revision.Base => "base",
        Revision.V1 => "v1",
        Revision.V5 => "v5",
        Revision.V6 => "v6",
        Revision.Fixed => "fixed",
        Revision.Hardened => "hardened",
        _ => throw new InvalidOperationException($"{Revision} has no name."),
    };

    public string Description => Revision switch
    {
        Revision.Base => "before the patch: the whole scope in blocks, tracking or not",
        Revision.V1 => "v1 to v4: mapping by mapping while a migration runs, translated address 0",
        Revision.V5 => "v5: the translated address is the mapping's",
        Revision.V6 => "v6, as merged: guarded by global_dirty_tracking, search key of size end",
        Revision.Fixed => "v6 with a search key of size end - start",
        Revision.Hardened => "keeps every guarantee: other notifiers, notifiers without MAP, mappings across a scope's edge",
        _ => throw new InvalidOperationException($"{Revision} has no description."),
    };

    public IReadOnlyList<FunctionSource> Sources =>
        [Revision == Revision.Hardened
            ? new FunctionSource("HardenedUnmap.Unmap", "src/VtdVerify.Model/HardenedUnmap.cs", 0, CodeOrigin.Model)
            : new FunctionSource("VtdAddressSpace.Unmap", "src/VtdVerify.Model/VtdAddressSpace.cs", 0, CodeOrigin.Model)];

    public void Unmap<TWord, TTruth>(IUnmapMachine<TWord, TTruth> machine, IommuNotifier<TWord> notifier)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth> => VtdAddressSpace.Unmap(machine, notifier, Revision);
}

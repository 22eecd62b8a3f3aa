using VtdVerify.Model;
using VtdVerify.Terms;

namespace VtdVerify.Subjects;

/// <summary>An unmap that is there and cannot be read: nothing is known of it, and every question about it is answered so.</summary>
/// <param name="problem">What is not read.</param>
/// <param name="site">Where the unmap is.</param>
public sealed class UnreadSubject(Viommu viommu, string name, string description, string problem, CodeSite site) : ISubject
{
    public Viommu Viommu => viommu;

    public string Name => name;

    public string Description => description;

    public IReadOnlyList<FunctionSource> Sources => [new(viommu.Function, site.File, site.Line, CodeOrigin.Tree, problem)];

    public void Unmap<TWord, TTruth>(IUnmapMachine<TWord, TTruth> machine, IommuNotifier<TWord> notifier)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth> => throw new UnsupportedException(problem, site);
}

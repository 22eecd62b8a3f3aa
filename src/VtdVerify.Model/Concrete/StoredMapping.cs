using VtdVerify.Terms;

namespace VtdVerify.Model;

/// <summary>A mapping in an <see cref="IovaTree"/>. The object outlives its removal so that a later read can be told.</summary>
public sealed class StoredMapping : IStoredMapping<ConcreteWord, ConcreteTruth>
{
    internal StoredMapping(DmaMap<ConcreteWord> map) => Map = map;

    public DmaMap<ConcreteWord> Map { get; }

    public ConcreteTruth IsFreed { get; private set; }

    internal void Free() => IsFreed = ConcreteTruth.Of(true);
}

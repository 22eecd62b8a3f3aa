namespace VtdVerify.Mutation.Mutators.Domain;

/// <summary>Twice as long, or half.</summary>
internal sealed class DoubledSize : IMutator
{
    private static readonly string[] Changes = ["<< 1 | 1", ">> 1"];

    public string Id => "doubled-size";

    public MutatorKind Kind => MutatorKind.Domain;

    public string Sentence => "An inclusive size covers twice the length, or half of it.";

    public MutatorExample Example { get; } = new("event.entry.addr_mask = map->size;", "event.entry.addr_mask = map->size << 1 | 1;");

    public IEnumerable<Edit> Mutate(Place place) =>
        from given in GivenValue.Of(place.Node)
        where given.IsInclusiveSize
        from change in Changes
        select Edit.Of(given.Value, $"{Pieces.Operand(place, given.Value)} {change}");
}

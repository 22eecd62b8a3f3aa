namespace VtdVerify.Mutation.Mutators.Domain;

/// <summary>A bit flipped.</summary>
internal sealed class OneBitOff : IMutator
{
    private static readonly string[] Bits = ["1", "1ULL << 12", "1ULL << 63"];

    public string Id => "one-bit-off";

    public MutatorKind Kind => MutatorKind.Domain;

    public string Sentence => "The lowest, the page's or the highest bit of an address or a size is flipped.";

    public MutatorExample Example { get; } = new("event.entry.iova = map->iova;", "event.entry.iova = map->iova ^ 1ULL << 12;");

    public IEnumerable<Edit> Mutate(Place place) =>
        from given in GivenValue.Of(place.Node)
        where given.Is64Bits
        from bit in Bits
        select Edit.Of(given.Value, $"{Pieces.Operand(place, given.Value)} ^ {bit}");
}

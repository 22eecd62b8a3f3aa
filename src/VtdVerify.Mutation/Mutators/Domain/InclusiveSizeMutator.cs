namespace VtdVerify.Mutation.Mutators.Domain;

/// <summary>A size of one more or one less: the mistake of taking an inclusive size for a length, or the reverse.</summary>
internal sealed class InclusiveSizeMutator : IMutator
{
    private static readonly char[] Signs = ['+', '-'];

    public string Id => "inclusive-size";

    public MutatorKind Kind => MutatorKind.Domain;

    public string Sentence => "An inclusive size becomes a length and the other way round.";

    public MutatorExample Example { get; } = new("key.size = x;", "key.size = x + 1;");

    public IEnumerable<Edit> Mutate(Place place) =>
        from given in GivenValue.Of(place.Node)
        where given.IsInclusiveSize
        from sign in Signs
        select Edit.Of(given.Value, $"{Pieces.Operand(place, given.Value)} {sign} 1");
}

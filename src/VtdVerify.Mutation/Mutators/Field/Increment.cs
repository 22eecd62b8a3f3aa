using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Mutation.Mutators.Field;

/// <summary>The other direction.</summary>
internal sealed class Increment : IMutator
{
    public string Id => "increment";

    public MutatorKind Kind => MutatorKind.Field;

    public string Sentence => "++ becomes -- and the other way round.";

    public MutatorExample Example { get; } = new("x++;", "x--;");

    public IEnumerable<Edit> Mutate(Place place)
    {
        if (place.Node is IncrementExpression step)
        {
            var (target, sign) = (place.Text(step.Target), step.Increments ? "--" : "++");
            yield return Edit.Of(step, step.Prefix ? sign + target : target + sign);
        }
    }
}

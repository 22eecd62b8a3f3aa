using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Mutation.Mutators.Field;

/// <summary>A turn before the first test.</summary>
internal sealed class LateTest : IMutator
{
    public string Id => "late-test";

    public MutatorKind Kind => MutatorKind.Field;

    public string Sentence => "A loop runs its body before it asks its condition.";

    public MutatorExample Example { get; } = new("while (x) { f(&x); }", "do { f(&x); } while (x);");

    public IEnumerable<Edit> Mutate(Place place) => place.Node is WhileStatement loop
        ? [Edit.Of(loop, $"do {place.Text(loop.Body)} while ({place.Text(loop.Condition)});")]
        : [];
}

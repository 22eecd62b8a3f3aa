using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Mutation.Mutators.Field;

/// <summary>Again and again.</summary>
internal sealed class IfToLoop : IMutator
{
    public string Id => "if-to-loop";

    public MutatorKind Kind => MutatorKind.Field;

    public string Sentence => "An if without else becomes a loop.";

    public MutatorExample Example { get; } = new("if (x) { f(&x); }", "while (x) { f(&x); }");

    public IEnumerable<Edit> Mutate(Place place) => place.Node is IfStatement { Else: null } branch && !Code.LeavesLoop(branch.Then)
        ? [Edit.Of(branch, $"while ({place.Text(branch.Condition)}) {place.Text(branch.Then)}")]
        : [];
}

using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Mutation.Mutators.Field;

/// <summary>A branch less.</summary>
internal sealed class RemovedBranch : IMutator
{
    public string Id => "removed-branch";

    public MutatorKind Kind => MutatorKind.Field;

    public string Sentence => "An if is left out, or its else.";

    public MutatorExample Example { get; } = new("if (x) { y = 0; } z = 0;", "; z = 0;");

    public IEnumerable<Edit> Mutate(Place place)
    {
        if (place.Node is not IfStatement branch)
        {
            yield break;
        }

        yield return Edit.Of(branch, ";");
        if (branch.Else is { } otherwise)
        {
            yield return Edit.Of(otherwise, ";");
            yield return Edit.Of(branch, place.Text(branch.Then));
            yield return Edit.Of(branch, place.Text(otherwise));
        }
    }
}

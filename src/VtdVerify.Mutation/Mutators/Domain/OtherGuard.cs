using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Mutation.Mutators.Domain;

/// <summary>A guard of another variable.</summary>
internal sealed class OtherGuard : IMutator
{
    public string Id => "other-guard";

    public MutatorKind Kind => MutatorKind.Domain;

    public string Sentence => "The guard asks whether a migration runs, not whether memory is tracked.";

    public MutatorExample Example { get; } = new("if (global_dirty_tracking) { x = 0; }", "if (migration_is_running()) { x = 0; }");

    public IEnumerable<Edit> Mutate(Place place) =>
        place.Node is NameExpression { Name: "global_dirty_tracking" } name ? [Edit.Of(name, "migration_is_running()")] : [];
}

using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Mutation.Mutators.Domain;

/// <summary>A guard that knows fewer reasons to track.</summary>
internal sealed class NarrowedGuard : IMutator
{
    private static readonly string[] Flags = ["GLOBAL_DIRTY_MIGRATION", "GLOBAL_DIRTY_DIRTY_RATE", "GLOBAL_DIRTY_LIMIT"];

    public string Id => "narrowed-guard";

    public MutatorKind Kind => MutatorKind.Domain;

    public string Sentence => "The guard asks for one tracking flag, or for all but one.";

    public MutatorExample Example { get; } = new(
        "if (global_dirty_tracking) { x = 0; }",
        "if (global_dirty_tracking & GLOBAL_DIRTY_MIGRATION) { x = 0; }");

    public IEnumerable<Edit> Mutate(Place place) => place.Node is NameExpression { Name: "global_dirty_tracking" } name
        ? Flags.SelectMany(flag => new[] { flag, $"~{flag}" })
            .Select(mask => Edit.Of(name, Pieces.Within(place, $"{name.Name} & {mask}")))
        : [];
}

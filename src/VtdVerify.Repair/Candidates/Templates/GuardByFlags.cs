using VtdVerify.CSubset.Syntax;
using VtdVerify.Mutation.Mutators;

namespace VtdVerify.Repair.Candidates.Templates;

/// <summary>Only a notifier with the MAP flag goes by the tree: nobody fills it for another.</summary>
internal sealed class GuardByFlags : IMendTemplate
{
    public string Id => "guard-by-flags";

    public string Sentence => "A branch is taken only for notifiers with the MAP flag, or only for those without.";

    public IEnumerable<Edit> Mend(Place place) =>
        from condition in place.Node is IfStatement branch ? [branch.Condition] : Array.Empty<CExpression>()
        from notifier in UnmapNames.Notifiers(place.Function)
        let flags = $"{notifier}->notifier_flags & IOMMU_NOTIFIER_MAP"
        from asked in (string[])[$"({flags})", $"!({flags})"]
        select Edit.Of(condition, $"{Pieces.Operand(place, condition)} && {asked}");
}

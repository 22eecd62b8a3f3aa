using VtdVerify.CSubset.Syntax;
using VtdVerify.Mutation.Mutators;

namespace VtdVerify.Repair.Candidates;

/// <summary>The names that a function which unmaps gives to its notifier, and to the mapping that it has found.</summary>
internal static class UnmapNames
{
    public const string Notify = "memory_region_notify_iommu_one";
    public const string Find = "iova_tree_find";
    public const string Remove = "iova_tree_remove";

    /// <summary>The parameters that are notifiers; QEMU's own name for one where the signature is not seen.</summary>
    public static IEnumerable<string> Notifiers(FunctionText function) => function.Signature is { } signature
        ? signature.Type.Parameters
            .Where(parameter => parameter.Type is PointerTypeSyntax { Target: NamedTypeSyntax { Name: "IOMMUNotifier" } })
            .Select(parameter => parameter.Name)
            .OfType<string>()
        : ["n"];

    /// <summary>The variables that a search's result is given to.</summary>
    public static IEnumerable<string> Mappings(Place place) => place.Function.Statements.SelectMany(SyntaxWalk.Nodes).SelectMany(Given)
        .Distinct(StringComparer.Ordinal);

    /// <summary>The call of a function that the place's statement is; none where it is anything else.</summary>
    public static IEnumerable<CallExpression> Calls(Place place, string function) =>
        place.Node is ExpressionStatement statement && Code.CallOf(statement) is { } call && Code.Callee(call) == function ? [call] : [];

    private static IEnumerable<string> Given(CNode node) => GivenValue.Of(node)
        .Where(given => !given.IsMember && Code.Callee(given.Value) == Find)
        .Select(given => given.Name);
}

using VtdVerify.CSubset.Syntax;
using VtdVerify.Mutation.Mutators;
using VtdVerify.Mutation.Mutators.Domain;

namespace VtdVerify.Mutation.Mutants;

/// <summary>A fault that was posted, merged or shipped once, and how to put it into a subject that does not have it.</summary>
/// <param name="Id">Stable: the fault's number in this project's list.</param>
/// <param name="Reference">The commit or mail.</param>
/// <param name="Sentence">What was wrong.</param>
internal sealed record HistoricFault(string Id, string Reference, string Sentence, Func<Place, IEnumerable<Edit>> Edits);

/// <summary>The faults of the past that can be put into a function that unmaps.</summary>
internal static class HistoricFaults
{
    public const string MutatorId = "historic-fault";

    private const string Notify = "memory_region_notify_iommu_one";
    private const string Find = "iova_tree_find";

    public static IReadOnlyList<HistoricFault> All { get; } =
    [
        new("H1", "intel_iommu: Optimize unmap_bitmap during migration, v1 4/5 of 2025-09-10 (v2 to v4 alike)",
            "the translated address of every event is 0", p => Given(p, "translated_addr", _ => "0")),
        new("H1-guard", "the same posting, and v2 to v4",
            "only a migration takes the tracked path", p => Guard(p, "global_dirty_tracking & GLOBAL_DIRTY_MIGRATION")),
        new("H4", "20251106042027.856594-7 (v5 6/9)",
            "the guard asks whether a migration runs", p => Guard(p, "migration_is_running()")),
        new("H5", "20251218062643.624796-7 (v6 6/9), merged as cac33cb5533a",
            "the search key's size is the scope's end, which wraps where the start is not 0", p => GivenAs(p, "size", v => Minuend(p, v))),
        new("H9", "vtd_address_space_unmap before the patch",
            "the plain path under tracking: 16 TiB at once, which no legacy bitmap can take", WithoutTrackedPath),
        new("H11", "20190624, Fix incorrect end for vtd_address_space_unmap, v2 1/2",
            "the end is cut at 2^width, not at 2^width - 1", WithoutMinusOne),
        new("H12", "20190624091811.30412-3, Fix unexpected unmaps during global unmap",
            "the start is rounded down or the length up, into the neighbour's scope", Rounded),
        new("H18", "dde3f08b5cab, virtio-iommu, 2021",
            "one event for the whole scope, whose length is no power of two", p => WholeRange(p, "{0}.iova", "{0}.size")),
        new("H21", "20201116165506.31315-6, the DEVIOTLB series, v3 5/5",
            "an event of the whole address space, larger than the scope", p => WholeRange(p, "0", "UINT64_MAX")),
        new("H25", "69292a8e40f4, iova-tree, 2022",
            "a mapping is removed before it is read for the last time", new RemoveBeforeNotify().Mutate),
        new("H27", "7dab70bec397 and 10dab9f2635b, vDPA, 2022",
            "the result of the search is used without a check for NULL", Unasked),
        new("H29", "Linux 6012379ede6a, 1196f1f897d4 and ef270ec44637, 2025",
            "an exclusive length for an inclusive size: 0 for the whole address space", p => Given(p, "size", v => $"{v} + 1")),
        new("H34", "20260116060315.65723-1, after 46c763311419",
            "a shift of an int where 64 bits are meant", p => new NarrowArithmetic().Mutate(p).Where(_ => p.Node is BinaryExpression)),
    ];

    /// <summary>Every fault that can be put into the places.</summary>
    public static IEnumerable<(HistoricFault Fault, Edit Edit)> In(IReadOnlyList<Place> places) =>
        All.SelectMany(fault => places.SelectMany(fault.Edits).Select(edit => (fault, edit)));

    public static bool Knows(string id) => All.Any(fault => fault.Id == id);

    public static string Describe(string id) =>
        All.Where(fault => fault.Id == id).Select(fault => $"{fault.Sentence} ({fault.Reference})").First();

    private static IEnumerable<Edit> Given(Place place, string member, Func<string, string> value) =>
        GivenAs(place, member, expression => value(Pieces.Operand(place, expression)));

    private static IEnumerable<Edit> GivenAs(Place place, string member, Func<CExpression, string?> value) =>
        from given in GivenValue.Of(place.Node)
        where given.IsMember && given.Name == member
        let text = value(given.Value)
        where text is not null
        select Edit.Of(given.Value, text);

    private static string? Minuend(Place place, CExpression value) =>
        SyntaxWalk.Bare(value) is BinaryExpression { Operator: BinaryOperator.Subtract } difference ? place.Text(difference.Left) : null;

    private static IEnumerable<Edit> Guard(Place place, string text) =>
        place.Node is NameExpression { Name: "global_dirty_tracking" } name ? [Edit.Of(name, Pieces.Within(place, text))] : [];

    private static IEnumerable<Edit> WithoutTrackedPath(Place place) =>
        place.Node is IfStatement branch
        && SyntaxWalk.Expressions(branch.Condition).Any(e => e is NameExpression { Name: "global_dirty_tracking" })
            ? [Edit.Of(branch, ";")]
            : [];

    private static IEnumerable<Edit> WithoutMinusOne(Place place) =>
        place.Node is BinaryExpression { Operator: BinaryOperator.Subtract, Right: IntegerLiteral { Value: 1 } } difference
        && (SyntaxWalk.Bare(difference.Left) is BinaryExpression { Operator: BinaryOperator.ShiftLeft }
            || Code.Callee(difference.Left) == "VTD_ADDRESS_SIZE")
            ? [Edit.Of(difference, place.Text(difference.Left))]
            : [];

    private static IEnumerable<Edit> Rounded(Place place) =>
        Given(place, "iova", v => $"{v} & ~0x1fffffULL").Concat(Given(place, "addr_mask", v => $"{v} | 0x1fffff"));

    private static IEnumerable<Edit> Unasked(Place place) =>
        place.Node is WhileStatement loop && SyntaxWalk.Expressions(loop.Condition).Any(e => Code.Callee(e) == Find)
            ? [Edit.Of(loop.Condition, $"({Pieces.Operand(place, loop.Condition)}, 1)")]
            : [];

    private static IEnumerable<Edit> WholeRange(Place place, string iova, string mask)
    {
        if (place.Node is ExpressionStatement statement && Code.CallOf(statement) is { Arguments: [_, var handed] } call
            && Code.Callee(call) == Notify && handed is UnaryExpression { Operator: UnaryOperator.AddressOf, Operand: var record }
            && Code.CallsInFunction(place, Find).FirstOrDefault() is { Arguments: [_, UnaryExpression { Operand: var key }] })
        {
            var (entry, searched) = ($"{place.Text(record)}.entry", place.Text(key));
            var first = iova.Replace("{0}", searched, StringComparison.Ordinal);
            var size = mask.Replace("{0}", searched, StringComparison.Ordinal);
            yield return Edit.Of(statement, $"{{ {entry}.iova = {first}; {entry}.addr_mask = {size}; {place.Text(statement)} }}");
        }
    }
}

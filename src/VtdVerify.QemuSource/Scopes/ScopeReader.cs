using VtdVerify.Model;
using VtdVerify.QemuSource.Contracts;
using VtdVerify.QemuSource.Files;
using VtdVerify.QemuSource.Reading;
using VtdVerify.QemuSource.Walks;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.QemuSource.Scopes;

/// <summary>
/// Shows of a tree's own code what the ledger assumes of the scopes that VFIO registers, or says what stops that: the vIOMMU's file says
/// which sections its region has, VFIO's what is registered for a section.
/// </summary>
internal sealed class ScopeReader(QemuTree tree, Viommu viommu, Func<ISolver> newSolver)
{
    private const ulong PageSize = 4096;
    private const string Aligned = "scope-page-aligned";
    private const string BelowWidth = "scope-below-width";
    private const string Unmaps = "notifier-unmaps";
    private const string NoStraddle = "no-straddle";

    private bool HasTree => viommu.AddressSpace.Tree is not null;

    /// <summary>The same for trees that register the same scopes by the same code; null where it is not found.</summary>
    public static string? Fingerprint(Viommu viommu, QemuTree tree)
    {
        try
        {
            if (FunctionFinder.FileOf(viommu, tree) is not { } file)
            {
                return null;
            }

            var regions = RegionReader.Functions(file).Select(function => function.Hash);
            var code = RegistrationCode.Of(tree);
            var beside = Beside(tree, file, code)?.Why ?? string.Empty;
            return string.Join('\n', [code.Text, .. ScopeWrites.Texts(tree), .. regions, LayoutOf(tree, file), beside]);
        }
        catch (Exception unread) when (unread is TreeException or UnsupportedException)
        {
            return null;
        }
    }

    /// <summary>One answer for each assumption.</summary>
    /// <param name="callees">What was shown of the functions that the tree's own unmap calls.</param>
    /// <param name="wellFormed">What was shown of the mappings; null where they are not looked at.</param>
    public IReadOnlyList<TreeAssumption> Read(IReadOnlyList<CalleeReport> callees, TreeAssumption? wellFormed)
    {
        try
        {
            if (FunctionFinder.FileOf(viommu, tree) is not { } file)
            {
                return NotShown("its file is not found", null, 0);
            }

            var layout = RegionReader.Of(tree, file);
            var code = RegistrationCode.Of(tree);
            using var solver = newSolver();
            var proof = new RegistrationProof(code, solver);
            return (proof.Problem(layout.All) ?? Beside(tree, file, code)) is var (why, site)
                ? NotShown(why, site.File, site.Line)
                : [.. Answers(layout, code, callees, wellFormed), Told(code, proof.ProblemOfFlags())];
        }
        catch (UnsupportedException unread)
        {
            return NotShown(unread.Message.TrimEnd('.'), unread.Site.Line > 0 ? unread.Site.File : null, unread.Site.Line);
        }
        catch (Exception reason) when (reason is TreeException or ExplorationLimitException or ArgumentException)
        {
            return NotShown(reason.Message.TrimEnd('.'), null, 0);
        }
    }

    /// <summary>What other code may do to the scopes; null for nothing.</summary>
    private static (string Why, CodeSite Site)? Beside(QemuTree tree, TreeFile file, RegistrationCode code) =>
        HandedSections.Problem(tree, code) ?? ScopeWrites.In(tree, code) ?? ScopeWrites.Beside(tree, file, code);

    private static string LayoutOf(QemuTree tree, TreeFile file)
    {
        try
        {
            return RegionReader.Of(tree, file).ToString();
        }
        catch (UnsupportedException unread)
        {
            return unread.Construct;
        }
    }

    private List<TreeAssumption> Answers(
        RegionLayout layout, RegistrationCode code, IReadOnlyList<CalleeReport> callees, TreeAssumption? wellFormed)
    {
        var region = layout.Region;
        var how = $"{code.Site} registers the sections of the region of {region}, which are {layout}; that the memory core makes these "
            + $"of the region, and hands each on as it is, is assumed";
        return
        [
            Answer(Aligned, layout.All.Where(scope => !IsAligned(scope)), "begins or ends within a page") with
            {
                Scopes = layout.Sections,
            },
            Answer(
                BelowWidth, layout.All.Where(scope => viommu.Space.Widths.Any(width => !IsBelow(Address.Of(scope.First), width))),
                $"begins at 2^{viommu.Space.Widths[0]} or above"),
            .. HasTree ? [Straddling(layout, callees, wellFormed)] : Array.Empty<TreeAssumption>(),
        ];

        TreeAssumption Answer(string id, IEnumerable<IovaRange<ConcreteWord>> broken, string what) => broken.Take(1).ToList() is [var scope]
            ? new(id, false, $"{code.Site} registers {AddressRange.Of(scope)}, which {what}; the region is that of {region}"
                + $"{HiddenBy(layout)}", region.File, region.Line)
            : new(id, true, how, region.File, region.Line);
    }

    private static TreeAssumption Told(RegistrationCode code, (string Why, CodeSite Site)? problem) => problem is var (why, site)
        ? new(Unmaps, false, why, site.File, site.Line)
        : new(Unmaps, true, $"{code.Site} registers notifiers for unmaps and maps, and nothing else in {RegistrationCode.Folder} or the "
            + "vIOMMU's file writes their flags", code.Site.File, code.Site.Line);

    private static string HiddenBy(RegionLayout layout) =>
        layout.Hiding is [] ? string.Empty : $", hidden by {string.Join(", ", layout.Hiding)}";

    /// <summary>A leaf that lies across a boundary is no defect of the tree: what its event meets decides whether it stays.</summary>
    private TreeAssumption Straddling(RegionLayout layout, IReadOnlyList<CalleeReport> callees, TreeAssumption? wellFormed)
    {
        var (file, line) = (layout.Region.File, layout.Region.Line);
        var found = layout.All.Select(AddressRange.Of).Select(scope => (Scope: scope, Leaf: LeafAcross(scope)))
            .FirstOrDefault(one => one.Leaf is not null);
        if (found.Leaf is { } leaf)
        {
            var finding = $"the mapping {leaf.First} + {leaf.Size} lies in the scope {found.Scope} in part; {After(callees)}";
            return new(NoStraddle, false, finding, file, line);
        }

        return wellFormed is { IsShown: true }
            ? new(NoStraddle, true, $"no leaf lies across an end of the scopes, which are {layout}", file, line)
            : new(NoStraddle, false, "it needs mapping-well-formed, which is not shown", file, line);
    }

    private static string After(IReadOnlyList<CalleeReport> callees)
    {
        var notify = callees.Single(callee => callee.Mirrored == Mirrored.Notify);
        return notify.NotifyRule switch
        {
            NotifyRule.Asserts => $"its MAP event ends QEMU at {notify.Function} if the walk tells the notifier, which is not looked at",
            NotifyRule.Crops => $"{notify.Function} crops its MAP event, so it can stay in the tree",
            _ => "what becomes of its MAP event is not known",
        };
    }

    /// <summary>The smallest leaf that lies in a scope in part; null where none does.</summary>
    private AddressRange? LeafAcross(AddressRange scope)
    {
        foreach (var size in viommu.Space.LeafBits.Select(InclusiveSize.OfBits))
        {
            var first = AddressRange.Of(scope.First.AlignedTo(size), size);
            var last = AddressRange.Of(scope.Last.AlignedTo(size), size);
            foreach (var (leaf, isAcross) in new[] { (first, first.First != scope.First), (last, last.Last != scope.Last) })
            {
                if (isAcross && viommu.Space.Widths.Any(width => IsBelow(leaf.Last, width)))
                {
                    return leaf;
                }
            }
        }

        return null;
    }

    private static bool IsAligned(IovaRange<ConcreteWord> scope) =>
        scope.First.Value % PageSize == 0 && scope.Last.Value % PageSize == PageSize - 1;

    private static bool IsBelow(Address address, int width) => address.Value <= BitVector.Mask(width);

    private IReadOnlyList<TreeAssumption> NotShown(string why, string? file, int line) =>
        [.. ((string[])[Aligned, BelowWidth, NoStraddle, Unmaps]).Where(id => id != NoStraddle || HasTree)
            .Select(id => new TreeAssumption(id, false, why, file, line))];
}

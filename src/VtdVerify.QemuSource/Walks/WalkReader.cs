using VtdVerify.QemuSource.Contracts;
using VtdVerify.QemuSource.Files;
using VtdVerify.QemuSource.Reading;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.QemuSource.Walks;

/// <summary>Shows of a tree's own page walk what the ledger assumes of mappings, or says what stops that.</summary>
internal sealed class WalkReader(QemuTree tree, Viommu viommu, Func<ISolver> newSolver)
{
    // A root is left for its callers so often, and so many functions may do anything.
    private const int MostSteps = 24;

    private const int LeastDepth = 1;
    private const int MostDepth = 3;

    private static readonly string[] Ids = ["mapping-well-formed", "mapping-grants-access"];

    /// <summary>The walk's text with all that is read for it; null where it is not looked at, or has none.</summary>
    public static string? Fingerprint(Viommu viommu, QemuTree tree)
    {
        try
        {
            return viommu.Walk is { } names && WalkCode.Of(tree, viommu, names, MostDepth)?.Text is { } text
                ? text + OtherInserts.Problem(viommu, tree)?.Why
                : null;
        }
        catch (TreeException)
        {
            return null;
        }
    }

    /// <summary>One answer for each assumption; none where the vIOMMU's walk is not looked at.</summary>
    /// <param name="callees">What was shown of the functions of the IOVA tree.</param>
    public IReadOnlyList<TreeAssumption> Read(IReadOnlyList<CalleeReport> callees)
    {
        if (viommu.Walk is not { } names || viommu.State is null)
        {
            return [];
        }

        var insert = callees.Single(callee => callee.Mirrored == Mirrored.Insert);
        var ofMappings = insert.Sentence is not null ? Read(names)
            : NotShown($"{Mirrored.Insert.Name}: {insert.Problem}", insert.Function?.File.Path, insert.Function?.FirstLine ?? 0);
        return [.. ofMappings, Disjoint(ofMappings[0], callees)];
    }

    /// <summary>What is inserted overlaps nothing, if insertion and search do what the model does, and no mapping wraps.</summary>
    private static TreeAssumption Disjoint(TreeAssumption wellFormed, IReadOnlyList<CalleeReport> callees)
    {
        const string Id = "mappings-disjoint";
        var insert = callees.Single(callee => callee.Mirrored == Mirrored.Insert);
        var needed = (Mirrored[])[Mirrored.Insert, Mirrored.Find, Mirrored.Compare, Mirrored.Remove];
        var open = callees.FirstOrDefault(callee => needed.Contains(callee.Mirrored) && callee.Sentence is null);
        var (file, line) = (insert.Function?.File.Path, insert.Function?.FirstLine ?? 0);
        return !wellFormed.IsShown
            ? new TreeAssumption(Id, false, $"it needs {wellFormed.Id}, which is not shown", wellFormed.File, wellFormed.Line)
            : open is not null ? new TreeAssumption(Id, false, $"{open.Mirrored.Name}: {open.Problem}", file, line)
            : new TreeAssumption(
                Id, true, $"{insert.Mirrored.Name} {insert.Sentence}, and each map is well-formed", file, line);
    }

    private IReadOnlyList<TreeAssumption> Read(WalkNames names)
    {
        try
        {
            return OtherInserts.Problem(viommu, tree) is var (why, site) ? NotShown(why, site.File, site.Line) : Deepest(names);
        }
        catch (Exception reason) when (reason is TreeException or ExplorationLimitException or ArgumentException or UnsupportedException)
        {
            return NotShown(reason.Message.TrimEnd('.'), tree.Named(viommu.File) is [var file, ..] ? file : null, 0);
        }
    }

    /// <summary>What is not shown while deep functions may do anything is tried again with more of them read.</summary>
    private IReadOnlyList<TreeAssumption> Deepest(WalkNames names)
    {
        IReadOnlyList<TreeAssumption>? answers = null;
        for (var depth = LeastDepth; depth <= MostDepth && answers?.All(answer => answer.IsShown) != true; depth++)
        {
            if (WalkCode.Of(tree, viommu, names, depth) is not { } code)
            {
                return NotShown("its file has not one function that fills the IOVA tree, calls itself and is called only there", null, 0);
            }

            try
            {
                answers = Prove(code, names);
            }
            catch (ExplorationLimitException) when (answers is not null)
            {
                return answers;
            }
        }

        return answers!;
    }

    private IReadOnlyList<TreeAssumption> Prove(WalkCode code, WalkNames names)
    {
        if (code.LevelParameter < 0)
        {
            return NotShown($"{code.Walk.Name} has no parameter {names.Level}", code.Walk.File.Path, code.Walk.FirstLine);
        }

        using var solver = newSolver();
        for (var step = 0; ; step++)
        {
            var proof = new WalkProof(code, viommu, solver);
            proof.Run();
            var next = step == MostSteps ? null
                : proof.Limit is not null ? code.LongestBefore is { } longest
                    ? code.Without(longest, proof.Limit)
                    : null
                : proof.RootToLeave is { } root ? code.Above(root)
                : proof.Calls is { IsUnread: true } unread && Around(code, unread.Site) is { } function
                    ? code.Without(function, unread.ToString())
                : null;
            if (next is null)
            {
                return Answers(code, proof);
            }

            code = next;
        }
    }

    /// <summary>The function with a construct that is not read; null where it fills the tree, so that it may not do anything.</summary>
    private static string? Around(WalkCode code, CodeSite site)
    {
        var fill = code.Fill.Select(function => function.Name).ToHashSet(StringComparer.Ordinal);
        return code.Functions.Where(f => f.File.Path == site.File && f.FirstLine <= site.Line && site.Line <= f.LastLine)
            .Select(function => function.Name)
            .FirstOrDefault(name => !fill.Contains(name) && name != WalkCode.Turn && !code.Unread.ContainsKey(name));
    }

    private static IReadOnlyList<TreeAssumption> Answers(WalkCode code, WalkProof proof)
    {
        var (file, line) = (code.Walk.File.Path, code.Walk.FirstLine);
        if (proof.RootToLeave is { } root)
        {
            return NotShown($"{root} hands the walk an object that others made, and who calls it is not known", file, line);
        }

        if (proof.Limit is { } limit)
        {
            return NotShown(limit, file, line);
        }

        if (proof.Calls is { } stop)
        {
            return NotShown(stop.ToString(), stop.Site.File, stop.Site.Line);
        }

        if (proof.IsVacuous || proof.Insertions is not [var first, ..])
        {
            return NotShown("no path that can be taken inserts a mapping", file, line);
        }

        return [.. Ids.Zip([proof.WellFormed, proof.GrantsAccess], (id, failure) => failure is null
            ? new TreeAssumption(id, true, Shown(code, first), first.File, first.Line)
            : new TreeAssumption(id, false, failure + Unread(code), failure.Site.File, failure.Site.Line))];
    }

    /// <summary>A mapping that breaks a claim may be one that only functions make which are not read.</summary>
    private static string Unread(WalkCode code) => string.Concat(code.Unread.Where(unread => code.IsOfWalk(unread.Key)).Select(unread =>
        $"; {unread.Key} may do anything there: {unread.Value}"));

    private static string Shown(WalkCode code, CodeSite insertion)
    {
        var filled = code.Filled is not [var (_, filler), ..] ? string.Empty
            : $", with the masks of reserved bits as {filler} fills them";
        return $"of each mapping that {insertion} inserts, by {code.Walk.Name} over any guest page tables{filled}; "
            + $"that a walk begins at a level of the tables is assumed";
    }

    private static IReadOnlyList<TreeAssumption> NotShown(string why, string? file, int line) =>
        [.. Ids.Select(id => new TreeAssumption(id, false, why, file, line))];
}

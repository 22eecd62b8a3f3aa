using VtdVerify.Checks.Explaining.Mends;
using VtdVerify.Checks.Inputs;
using VtdVerify.Checks.Results;
using VtdVerify.CSubset;
using VtdVerify.Mutation.Mutants;
using VtdVerify.Patches;
using VtdVerify.QemuSource;
using VtdVerify.QemuSource.Files;
using VtdVerify.QemuSource.Placing;
using VtdVerify.Repair.Searching;
using VtdVerify.Repair.Writing;
using VtdVerify.Reporting;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Proof;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.Checks.Running;

/// <summary>`repair` from the request to the result, stage by stage.</summary>
public static class RepairRun
{
    private const string NotShown = "the patch shows no code of the unmap that can be edited";
    private const string NotEditable = "neither the patch nor the tree has code of the unmap that can be edited by itself";

    private const string GiveMore =
        "Give the source tree that it was made for with --qemu DIR, or make it with more context: git format-patch -U200.";

    private const string GiveWhole = "'vtdverify check PATCH --qemu DIR' says what is refuted; edit the code by hand.";

    /// <summary>Reads, searches and proves.</summary>
    /// <exception cref="UserErrorException">The patch shows no code of the unmap that can be edited.</exception>
    public static RepairResult Of(RepairRequest request, Tools tools)
    {
        var document = PatchSource.ReadDocument(request.Patch, tools.OpenInput);
        var tree = request.Qemu is { } folder ? PlacedPatch.In(QemuTree.Open(folder), document).After : null;
        var reader = tree is null ? null : new TreeReader(tools.NewSolver(Effort.Usual));
        var inTree = reader?.Read("patch", "the tree with the patch applied", tree!).Subject;
        var target = MendFinder.TargetOf(document) ?? (inTree is null ? null : TargetOf(inTree, tree!))
            ?? throw PatchSource.Unreadable(document, inTree is null ? NotShown : NotEditable, inTree is null ? GiveMore : GiveWhole);
        ISubject subject = inTree ?? target.Original;
        var prover = new Prover(tools.NewSolver(Effort.Usual));
        var before = prover.Prove(subject, GuaranteeCatalog.All);
        var original = Original.Of(OriginalRuns.Of(subject), before);
        var trials = new MendTrials(target, original, request.Jobs);
        var tried = trials.Singles();
        var pairs = trials.Pairs(tried, request.AllPairs).Where(pair => pair.IsMend).ToList();
        var mends = new MendProver(prover, before, tree is null ? null : one => Placed(one, target, tree, reader!));
        var one = mends.First([.. tried.Where(single => single.IsMend)]);
        var two = pairs.Count > 0 && pairs[0].Wins.Count > (one?.Wins.Count ?? 0) ? mends.First(pairs) : null;
        var best = two is not null && two.Wins.Count > (one?.Wins.Count ?? 0) ? two : one;
        return RepairMapper.Map(document, request, target, before, original, one, best, trials);
    }

    /// <summary>
    /// The functions of the unmap as they are in the tree: a patch of few lines shows too little of them. Those of other files are the
    /// model's.
    /// </summary>
    private static MutationTarget? TargetOf(CSubject subject, QemuTree tree)
    {
        try
        {
            var entry = subject.Sources.First(source => source.Function == CSubject.EntryPoint);
            return new MutationTarget("patch", [.. tree.Read(entry.File).Reached(CSubject.EntryPoint).Select(SegmentOf)]);
        }
        catch (UnreadableSubjectException)
        {
            return null;
        }
    }

    // Only functions with changed lines are edited, and here each may be.
    private static SourceSegment SegmentOf(TreeFunction function) => new(
        function.File.Path,
        function.FirstLine,
        [.. function.File.Lines.Take((function.FirstLine - 1)..function.LastLine).Select(line => line with { Changed = true })],
        SectionHeading: null);

    /// <summary>The tree with the mend on top of the patch; null where it does not fit or is not read.</summary>
    private static ISubject? Placed(TriedCandidate candidate, MutationTarget target, QemuTree tree, TreeReader reader)
    {
        try
        {
            using var diff = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(MendDiff.Of(candidate.Candidate, target.Segments)));
            var mended = PlacedPatch.In(tree, PatchReader.ReadSingle(diff, "the mend")).After;
            return reader.Read("mended", "the tree with the patch and the mend", mended).Subject;
        }
        catch (Exception misfit) when (misfit is TreeException or PatchFormatException)
        {
            return null;
        }
    }
}

using VtdVerify.Checks.Explaining.Mends;
using VtdVerify.Checks.Inputs;
using VtdVerify.Checks.Results;
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
    /// <summary>Reads, searches and proves.</summary>
    /// <exception cref="UserErrorException">The patch shows no code of the unmap that can be edited.</exception>
    public static RepairResult Of(RepairRequest request, Tools tools)
    {
        var document = PatchSource.ReadDocument(request.Patch, tools.OpenInput);
        var target = MendFinder.TargetOf(document)
            ?? throw PatchSource.Unreadable(document, "the patch shows no code of the unmap that can be edited");
        var tree = request.Qemu is { } folder ? PlacedPatch.In(QemuTree.Open(folder), document).After : null;
        var reader = tree is null ? null : new TreeReader(tools.NewSolver(Effort.Usual));
        ISubject subject = tree is null ? target.Original : reader!.Read("patch", "the tree with the patch applied", tree).Subject;
        var prover = new Prover(tools.NewSolver(Effort.Usual));
        var before = prover.Prove(subject, GuaranteeCatalog.All);
        var original = Original.Of(OriginalRuns.Of(subject), before);
        var trials = new MendTrials(target, original, request.Jobs);
        var tried = trials.Singles();
        var pairs = trials.Pairs(tried).Where(pair => pair.IsMend).ToList();
        var mends = new MendProver(prover, before, tree is null ? null : one => Placed(one, target, tree, reader!));
        var one = mends.First([.. tried.Where(single => single.IsMend)]);
        var two = pairs.Count > 0 && pairs[0].Wins.Count > (one?.Wins.Count ?? 0) ? mends.First(pairs) : null;
        var best = two is not null && two.Wins.Count > (one?.Wins.Count ?? 0) ? two : one;
        return RepairMapper.Map(document, request, target, before, original, one, best, trials.Counts);
    }

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

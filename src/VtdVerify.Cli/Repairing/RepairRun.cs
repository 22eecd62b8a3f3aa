using VtdVerify.Cli.Commands;
using VtdVerify.Cli.Explaining.Mends;
using VtdVerify.Cli.Reading;
using VtdVerify.Cli.Rendering;
using VtdVerify.Mutation.Mutants;
using VtdVerify.Patches;
using VtdVerify.QemuSource;
using VtdVerify.QemuSource.Files;
using VtdVerify.QemuSource.Placing;
using VtdVerify.Repair.Searching;
using VtdVerify.Repair.Writing;
using VtdVerify.Reporting;
using VtdVerify.Reporting.Rendering;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Proof;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.Cli.Repairing;

/// <summary>`repair` from the request to the exit code, stage by stage.</summary>
internal static class RepairRun
{
    public static int Execute(RepairRequest request, CliEnvironment environment)
    {
        var document = PatchSource.ReadDocument(request.Patch, environment.OpenInput);
        var target = MendFinder.TargetOf(document) ?? throw new CliException(
            $"{document.SourceName}: the patch shows no code of the unmap that can be edited", PatchSource.Wanted, ExitCodes.InputError);
        var tree = request.Qemu is { } folder ? PlacedPatch.In(QemuTree.Open(folder), document).After : null;
        var reader = tree is null ? null : new TreeReader(environment.NewSolver(Effort.Usual));
        ISubject subject = tree is null ? target.Original : reader!.Read("patch", "the tree with the patch applied", tree).Subject;
        var prover = new Prover(environment.NewSolver(Effort.Usual));
        var before = prover.Prove(subject, GuaranteeCatalog.All);
        var original = Original.Of(subject, before);
        var trials = new MendTrials(target, original, request.Jobs);
        var singles = trials.Singles();
        var pairs = trials.Pairs(singles);
        var mends = new MendProver(prover, before, tree is null ? null : one => Placed(one, target, tree, reader!));
        var one = mends.First(singles);
        var two = pairs.Count > 0 && pairs[0].Wins.Count > (one?.Wins.Count ?? 0) ? mends.First(pairs) : null;
        var best = two is not null && two.Wins.Count > (one?.Wins.Count ?? 0) ? two : one;
        var result = RepairMapper.Map(document, request, target, before, original, one, best, trials.Counts);
        var written = Write(request, environment, result);
        return written ? CodeOf(result) : ExitCodes.UsageError;
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

    private static bool Write(RepairRequest request, CliEnvironment environment, RepairResult result)
    {
        var json = ResultJson.Write(result);
        if (request.Json == CheckRequest.Stream)
        {
            environment.Output.Write(json);
        }
        else if (request.Mail == CheckRequest.Stream)
        {
            environment.Output.Write(result.Mail);
        }
        else
        {
            RepairView.Write(ConsoleFactory.Create(environment, request.NoColor), result, CodeOf(result));
        }

        environment.Output.Flush();
        var files = new OutputFiles(environment);
        var jsonWritten = request.Json is null or CheckRequest.Stream || files.Write(request.Json, file => file.Write(json));
        var mailWritten = request.Mail is null or CheckRequest.Stream || result.Mail is null
            || files.Write(request.Mail, file => file.Write(result.Mail));
        return jsonWritten && mailWritten;
    }

    /// <summary>
    /// 0 where a mend was proved or there is nothing to mend, 1 where none was found, 4 where nothing is refuted and not all is proved.
    /// </summary>
    private static int CodeOf(RepairResult result) => result switch
    {
        { Mend.Standing: MendStanding.Proved } => ExitCodes.Holds,
        { Guarantees: var all } when all.All(one => one.Before == VerdictKind.Proved) => ExitCodes.Holds,
        { Guarantees: var all } when all.Any(one => one.Before == VerdictKind.Refuted) => ExitCodes.Refuted,
        _ => ExitCodes.Undecided,
    };
}

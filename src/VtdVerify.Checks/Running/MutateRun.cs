using System.Diagnostics;
using VtdVerify.Checks.Inputs;
using VtdVerify.Mutation.Elements;
using VtdVerify.Mutation.Mutants;
using VtdVerify.Mutation.Running;
using VtdVerify.Reporting;
using VtdVerify.Specs.Guarantees;

namespace VtdVerify.Checks.Running;

/// <summary>`mutate` from the request to the report, stage by stage.</summary>
public sealed record MutateRun(MutationReport Report, StageTimes Times)
{
    /// <summary>Reads, mutates and judges.</summary>
    /// <exception cref="UserErrorException">The patch cannot be read, or has no such function.</exception>
    public static MutateRun Of(MutateRequest request, Tools tools)
    {
        var (input, target) = PatchSource.ReadTarget(request.Patch, tools.OpenInput);
        CheckFunction(request.Selection.Function, target);
        var clock = Stopwatch.StartNew();
        var session = Session.Begin(target, request.Selection, GuaranteeCatalog.All, tools.NewSolver(request.Effort), request.Jobs);
        var baseline = Lap(clock);
        session.OrderScenarios();
        var ordering = Lap(clock);
        var afterScenarios = session.RunScenarios(TimeProvider.System);
        var scenarios = Lap(clock);
        var results = Decide(session, afterScenarios, tools);
        var rest = Lap(clock);
        results = session.Attribute(results);
        var decided = afterScenarios.Where(open => open.Decided is not null).Select(open => open.Elapsed).ToList();
        var times = new StageTimes(baseline, ordering, scenarios, decided, rest, afterScenarios.Count - decided.Count, Lap(clock));

        var report = MutationReport.Of(
            input.Title ?? input.Subject ?? input.Path, ToolVersion.Short, target, session.Baseline, request.Selection, results);
        return new MutateRun(report, times);
    }

    private static IReadOnlyList<MutantResult> Decide(Session session, IReadOnlyList<OpenMutant> afterScenarios, Tools tools)
    {
        using var progress = tools.StartProgress();
        progress.Begin(afterScenarios.Count);
        return session.DecideRest(afterScenarios, () => progress.SomeDone(1));
    }

    private static void CheckFunction(string? function, MutationTarget target)
    {
        if (function is not null && !target.FunctionNames.Contains(function))
        {
            throw new UserErrorException(
                $"the patch has no function '{function}' that the unmap runs",
                $"Name one of {string.Join(", ", target.FunctionNames)}.",
                ExitCodes.UsageError);
        }
    }

    private static TimeSpan Lap(Stopwatch clock)
    {
        var elapsed = clock.Elapsed;
        clock.Restart();
        return elapsed;
    }
}

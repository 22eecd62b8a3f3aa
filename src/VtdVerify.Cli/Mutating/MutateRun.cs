using System.Diagnostics;
using VtdVerify.Cli.Commands;
using VtdVerify.Cli.Reading;
using VtdVerify.Cli.Rendering;
using VtdVerify.Mutation.Elements;
using VtdVerify.Mutation.Mutants;
using VtdVerify.Mutation.Running;
using VtdVerify.Reporting;
using VtdVerify.Specs.Guarantees;

namespace VtdVerify.Cli.Mutating;

/// <summary>`mutate` from the request to the exit code, stage by stage.</summary>
internal static class MutateRun
{
    public static int Execute(MutateRequest request, CliEnvironment environment)
    {
        var (input, target) = PatchSource.ReadTarget(request.Patch, environment.OpenInput);
        CheckFunction(request.Selection.Function, target);
        var clock = Stopwatch.StartNew();
        var session = Session.Begin(target, request.Selection, GuaranteeCatalog.All, environment.NewSolver(request.Effort), request.Jobs);
        var baseline = Lap(clock);
        session.OrderScenarios();
        var ordering = Lap(clock);
        var afterScenarios = session.RunScenarios(TimeProvider.System);
        var scenarios = Lap(clock);
        var results = Decide(session, afterScenarios, environment);
        var rest = Lap(clock);
        results = session.Attribute(results);
        var decided = afterScenarios.Where(open => open.Decided is not null).Select(open => open.Elapsed).ToList();
        var times = new StageTimes(baseline, ordering, scenarios, decided, rest, afterScenarios.Count - decided.Count, Lap(clock));

        var report = MutationReport.Of(
            input.Title ?? input.Subject ?? input.Path, ToolVersion.Short, target, session.Baseline, request.Selection, results);
        var code = request.Output.Write(report, environment);
        if (request.Verbose)
        {
            Diagnostics.Info(environment.Error, times.Describe());
            AnswerCounts.Write(environment);
        }

        return code;
    }

    private static IReadOnlyList<MutantResult> Decide(
        Session session, IReadOnlyList<OpenMutant> afterScenarios, CliEnvironment environment)
    {
        using var progress = new Progress(environment.Error, environment.ErrorIsTerminal, environment.Patience);
        progress.Begin(afterScenarios.Count);
        return session.DecideRest(afterScenarios, progress.OneDone);
    }

    private static void CheckFunction(string? function, MutationTarget target)
    {
        if (function is not null && !target.FunctionNames.Contains(function))
        {
            throw new CliException(
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

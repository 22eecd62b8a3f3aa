using System.Diagnostics;
using VtdVerify.Cli.Commands;
using VtdVerify.Cli.Explaining;
using VtdVerify.Cli.Judging;
using VtdVerify.Cli.Mapping;
using VtdVerify.Cli.Reading;
using VtdVerify.Cli.Rendering;
using VtdVerify.Gherkin.Documents;
using VtdVerify.Reporting;

namespace VtdVerify.Cli.Checking;

/// <summary>`check` from the request to the exit code, stage by stage.</summary>
internal static class CheckRun
{
    public static int Execute(CheckRequest request, CliEnvironment environment)
    {
        var clock = Stopwatch.StartNew();
        var warmUp = new WarmUp(environment.NewSolver(request.Effort));
        var input = request switch
        {
            { Qemu: not null } => TreeSource.Read(request, environment),
            { Patch: { } path } => SeriesSource.Read(path, request, environment.OpenInput),
            _ => BuiltInComparison.Create(),
        };
        var read = clock.Elapsed;

        // Nothing is proved before a feature file is known to be one that can be run.
        var features = request.Features is { } named ? NamedFeatures.Read(named) : [];

        // A second solver that is not there is said before the work, not after it.
        var second = request.CrossCheck is { } program ? SecondOpinion.Of(program, request.Jobs) : null;
        var findings = Check(request, environment, input, features, warmUp);
        findings = second?.Check(findings) ?? findings;
        findings = request.Native ? NativeJudge.Check(findings, () => environment.FindCompiler(request.Unconfined)) : findings;
        var result = PostedText.Told(ResultMapper.Map(input, findings, request, warmUp.Solver), input, findings, request) with
        {
            Timings = TimingsOf(environment.StartUp, read, findings, clock.Elapsed),
            Answers = AnswerCounts.Of(environment.Answers),
        };

        var written = new ReportWriter(environment).Write(request, result, findings);
        if (request.Verbose)
        {
            Diagnostics.Info(environment.Error, Timing.Describe(result.Timings, findings.Pool, environment.StartUp + clock.Elapsed));
            AnswerCounts.Write(environment);
        }

        return written ? ExitCodes.Of(result, request.AllowBounded) : ExitCodes.UsageError;
    }

    private static Findings Check(
        CheckRequest request, CliEnvironment environment, CheckInput input, IReadOnlyList<FeatureFile> features, WarmUp warmUp)
    {
        // Without a solver every proof would fail alike: say so once, before any of them begins.
        _ = warmUp.Solver;
        using var progress = new Progress(environment.Error, environment.ErrorIsTerminal, environment.Patience);
        return new Checker(environment.NewSolver(request.Effort), request, features).Run(input.Subjects, progress);
    }

    private static Timings TimingsOf(TimeSpan startUp, TimeSpan read, Findings findings, TimeSpan total) => new()
    {
        Start = Timing.Milliseconds(startUp),
        Read = Timing.Milliseconds(read),
        Scenarios = Timing.Milliseconds(findings.Scenarios),
        Proofs = Timing.Milliseconds(findings.Proofs),
        Total = Timing.Milliseconds(startUp + total),
    };
}

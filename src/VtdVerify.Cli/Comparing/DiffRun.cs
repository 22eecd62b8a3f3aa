using System.Diagnostics;
using VtdVerify.Cli.Checking;
using VtdVerify.Cli.Commands;
using VtdVerify.Cli.Mapping;
using VtdVerify.Cli.Reading;
using VtdVerify.Cli.Rendering;
using VtdVerify.Mutation.Revisions;
using VtdVerify.Reporting;
using VtdVerify.Reporting.Rendering;
using VtdVerify.Specs.Guarantees;

namespace VtdVerify.Cli.Comparing;

/// <summary>`diff` from the request to the exit code, stage by stage.</summary>
internal static class DiffRun
{
    public static int Execute(DiffRequest request, CliEnvironment environment)
    {
        var clock = Stopwatch.StartNew();
        var warmUp = new WarmUp(environment.NewSolver(request.Effort));
        var older = RevisionSource.Read(request.Old, environment.OpenInput);
        var newer = RevisionSource.Read(request.New, environment.OpenInput);
        var solver = warmUp.Solver;
        var (findings, behaviour) = Compare(request, environment, older, newer);
        var result = DiffMapper.Map(Side(request.Old, older), Side(request.New, newer), findings, behaviour, solver);

        var written = Write(request, environment, result);
        if (request.Verbose)
        {
            Diagnostics.Info(environment.Error, FormattableString.Invariant(
                $"time: scenarios {Timing.Milliseconds(findings.Scenarios)} ms, proofs {Timing.Milliseconds(findings.Proofs)} ms, ")
                + FormattableString.Invariant($"in all {Timing.Milliseconds(environment.StartUp + clock.Elapsed)} ms"));
            AnswerCounts.Write(environment);
        }

        return written ? DiffFindings.ExitCodeOf(result) : ExitCodes.UsageError;
    }

    private static (Findings Findings, BehaviourComparison Behaviour) Compare(
        DiffRequest request, CliEnvironment environment, CheckInput older, CheckInput newer)
    {
        IReadOnlyList<CastSubject> subjects = [older.Subjects[0], newer.Subjects[0]];
        using var progress = new Progress(environment.Error, environment.ErrorIsTerminal, environment.Patience);
        var check = new CheckRequest { Guarantees = GuaranteeCatalog.All, Jobs = request.Jobs, Effort = request.Effort };
        var findings = new Checker(environment.NewSolver(request.Effort), check, []).Run(subjects, progress);
        return (findings, BehaviourDiff.Of(subjects[0].Subject, subjects[1].Subject, environment.NewSolver(request.Effort)));
    }

    private static DiffedInput Side(string name, CheckInput input) =>
        new(new DiffSide(name, input.Subjects[0].Subject.Description, input.Input), input.Subjects[0].Subject, input.Notes);

    private static bool Write(DiffRequest request, CliEnvironment environment, DiffResult result)
    {
        if (request.Json == CheckRequest.Stream)
        {
            environment.Output.Write(ResultJson.Write(result));
        }
        else
        {
            DiffView.Write(ConsoleFactory.Create(environment, request.NoColor), result);
        }

        environment.Output.Flush();
        return request.Json is null or CheckRequest.Stream
            || new OutputFiles(environment).Write(request.Json, file => file.Write(ResultJson.Write(result)));
    }
}

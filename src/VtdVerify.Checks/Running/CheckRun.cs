using System.Diagnostics;
using System.Runtime.CompilerServices;
using VtdVerify.Checks.Explaining;
using VtdVerify.Checks.Inputs;
using VtdVerify.Checks.Results;
using VtdVerify.Gherkin.Documents;
using VtdVerify.Reporting;

namespace VtdVerify.Checks.Running;

/// <summary>`check` from the request to the result, stage by stage.</summary>
public sealed class CheckRun
{
    private readonly CheckFindings findings;

    private CheckRun(CheckResult result, CheckFindings findings, Timings timings)
    {
        this.findings = findings;
        Result = result with { Timings = timings };
        Timings = timings;
    }

    public CheckResult Result { get; }

    public Timings Timings { get; }

    /// <summary>How long what is proved took on the machines of the pool.</summary>
    public TimeSpan Pool => findings.Pool;

    /// <summary>The scenarios' results as Cucumber Messages; null where they were not asked for.</summary>
    public string? Messages => findings.Reports?.Messages;

    /// <summary>And as an HTML page.</summary>
    public string? Page => findings.Reports?.Html;

    /// <summary>The queries behind the verdicts, a file each.</summary>
    public IEnumerable<NamedText> Queries => QueryExport.FilesOf(findings);

    /// <summary>What was refuted as feature files, one for each obligation.</summary>
    public IEnumerable<NamedText> Counterexamples => ScenarioExport.FilesOf(findings);

    /// <summary>Reads and checks.</summary>
    /// <exception cref="UserErrorException">The input cannot be read.</exception>
    public static CheckRun Of(CheckRequest request, Tools tools)
    {
        RequireReports(request);
        var clock = Stopwatch.StartNew();
        var warmUp = new WarmUp(tools.NewSolver(request.Effort));
        var input = request.Input switch
        {
            { Qemu: not null } => TreeSource.Read(request.Input, tools.OpenInput, tools.NewSolver(request.Effort)),
            { Patch: { } path } => SeriesSource.Read(path, request.Input, tools.OpenInput),
            _ => BuiltInComparison.Create(),
        };
        var read = clock.Elapsed;

        // Nothing is proved before a feature file is known to be one that can be run.
        var features = request.Features is { } named ? NamedFeatures.Read(named) : [];

        // A second solver that is not there is said before the work, not after it.
        var second = request.CrossCheck is { } program ? SecondOpinion.Of(program, request.Settings.Jobs) : null;
        var findings = Check(request, tools, input, features, warmUp);
        findings = second?.Check(findings) ?? findings;
        findings = request.Native ? NativeJudge.Check(findings, () => tools.FindCompiler(request.Unconfined)) : findings;
        var result = PostedText.Told(ResultMapper.Map(input, findings, request, warmUp.Solver), input, findings, request) with
        {
            Answers = tools.CountAnswers(),
        };
        return new CheckRun(result, findings, TimingsOf(tools.StartUp, read, findings, clock.Elapsed));
    }

    private static CheckFindings Check(
        CheckRequest request, Tools tools, CheckInput input, IReadOnlyList<FeatureFile> features, WarmUp warmUp)
    {
        // Without a solver every proof would fail alike: say so once, before any of them begins.
        _ = warmUp.Solver;
        using var progress = tools.StartProgress();
        return new Checker(tools.NewSolver(request.Effort), request.Settings, features)
            .Run(input.Subjects, progress, PostedText.WantsMends(input, request));
    }

    private static Timings TimingsOf(TimeSpan startUp, TimeSpan read, CheckFindings findings, TimeSpan total) => new()
    {
        Start = Timings.Milliseconds(startUp),
        Read = Timings.Milliseconds(read),
        Scenarios = Timings.Milliseconds(findings.Scenarios),
        Proofs = Timings.Milliseconds(findings.Proofs),
        Total = Timings.Milliseconds(startUp + total),
    };

    /// <summary>Reqnroll's formatters find by reflection what they write, and write nothing where no code was made for it.</summary>
    private static void RequireReports(CheckRequest request)
    {
        if ((request.Settings.WithMessages || request.Settings.WithPage) && !RuntimeFeature.IsDynamicCodeSupported)
        {
            throw new UserErrorException(
                "this program is machine code, which cannot write Cucumber's messages and page",
                "Use './vtdverify', or publish with the profile ReadyToRun.",
                ExitCodes.UsageError);
        }
    }
}

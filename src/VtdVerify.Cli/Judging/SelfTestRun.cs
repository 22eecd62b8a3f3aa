using System.Diagnostics;
using VtdVerify.Cli.Commands;
using VtdVerify.Cli.Rendering;
using VtdVerify.QemuSource.Files;
using VtdVerify.Reporting;
using VtdVerify.SelfTest;
using VtdVerify.SelfTest.Findings;
using VtdVerify.SelfTest.Generating;
using VtdVerify.SelfTest.Judging;
using VtdVerify.Terms;

namespace VtdVerify.Cli.Judging;

/// <summary>`selftest` from the request to the exit code.</summary>
internal sealed class SelfTestRun(SelfTestRequest request, CliEnvironment environment)
{
    private const int ReportOneIn = 100;

    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly Lock gate = new();
    private int found;

    public static int Execute(SelfTestRequest request, CliEnvironment environment) => new SelfTestRun(request, environment).Execute();

    private int Execute()
    {
        var compiler = environment.FindCompiler(true);
        var sanitizers = Sanitizers.Of(compiler);
        using var small = request.Qemu is null ? new SmallTree() : null;
        var frame = Frame.Of(QemuTree.Open(request.Qemu ?? small!.Root));
        var which = sanitizers.AreThere ? "with its sanitizers" : "which has no sanitizers";
        environment.Output.WriteLine($"compiled  {compiler.Description}, {which}");
        environment.Output.WriteLine($"tree      {request.Qemu ?? "the small one that ships here"}");
        environment.Output.Flush();
        var settings = new AlarmSettings(request.Programs, request.Seed, request.Shard.Part, request.Shard.Parts, request.Jobs);
        var alarm = new Alarm(frame, sanitizers, environment.NewSolver(Effort.Usual), settings);
        var result = alarm.Run(progress => Say(progress, frame));
        Write(result);
        Reduce(alarm, frame, result);
        return result.Findings.Count > 0 ? ExitCodes.ToolDefect
            : result.Tally[AlarmCount.Judged] == 0 ? ExitCodes.Undecided
            : ExitCodes.Holds;
    }

    private void Say(AlarmProgress progress, Frame frame)
    {
        lock (gate)
        {
            if (progress.Finding is { } finding)
            {
                found++;
                Diagnostics.Info(environment.Error, $"finding: {Save(finding, frame, string.Empty)}");
            }
            else if (progress.Tally[AlarmCount.Judged] % ReportOneIn == 0)
            {
                Diagnostics.Info(environment.Error, Line(progress.Tally));
            }
        }
    }

    private string Line(AlarmTally tally) => FormattableString.Invariant(
        $"{tally[AlarmCount.Judged]} programs judged in {clock.Elapsed.TotalSeconds:F0} s, {Rate(tally):F1} a second, {found} finding(s)");

    private double Rate(AlarmTally tally) => tally[AlarmCount.Judged] / Math.Max(1e-3, clock.Elapsed.TotalSeconds);

    private void Write(AlarmResult result)
    {
        var (output, tally) = (environment.Output, result.Tally);
        output.WriteLine(FormattableString.Invariant(
            $"programs  {tally[AlarmCount.Judged]} of {request.Programs}, seed {request.Seed}, ")
            + FormattableString.Invariant($"shard {request.Shard.Part}/{request.Shard.Parts}; ")
            + FormattableString.Invariant($"{tally[AlarmCount.Refused]} refused by the compiler; {Rate(tally):F1} a second"));
        output.WriteLine(FormattableString.Invariant(
            $"asked     the claims that a run broke, of {tally[AlarmCount.Asked]} programs; all claims, of {tally[AlarmCount.Sampled]}; ")
            + FormattableString.Invariant($"{tally[AlarmCount.Unread]} unsupported, {tally[AlarmCount.GivenUp]} timed out"));
        output.WriteLine(FormattableString.Invariant(
            $"agreed    {tally[AlarmCount.Withheld]} claims that {tally[AlarmCount.Runs]} runs broke are not called proved, ")
            + FormattableString.Invariant($"{tally[AlarmCount.Confirmed]} refutations confirmed"));
        output.WriteLine(result.Findings.Count == 0
            ? "findings  none"
            : FormattableString.Invariant($"FINDINGS  {result.Findings.Count}, each a file in {request.Findings}"));
        output.Flush();
    }

    /// <summary>Each program once: what else it shows has the same cause more often than not.</summary>
    private void Reduce(Alarm alarm, Frame frame, AlarmResult result)
    {
        foreach (var finding in result.Findings.DistinctBy(f => f.Program.Id).Take(request.Reduced))
        {
            Diagnostics.Info(environment.Error, $"reduced: {Save(alarm.Smallest(finding), frame, "-small")}");
        }
    }

    private string Save(Finding finding, Frame frame, string end)
    {
        Directory.CreateDirectory(request.Findings);
        var obligation = finding.Obligation.Replace('/', '-');
        var name = string.Join('-', new[] { finding.Program.Id.Replace(':', '-'), $"{finding.Kind}", obligation }.Where(p => p.Length > 0));
        var path = Path.Combine(request.Findings, $"{name}{end}.txt");
        File.WriteAllText(path, FindingText.Of(finding, frame, ToolVersion.Full));
        return path;
    }
}

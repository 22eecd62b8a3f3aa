using System.Diagnostics;
using VtdVerify.Checks.Results;
using VtdVerify.Checks.Running;
using VtdVerify.SelfTest;

namespace VtdVerify.Cli.Rendering;

/// <summary>What `selftest` writes: a summary to standard output, findings to files, and how far it has come to standard error.</summary>
/// <param name="findings">The folder for findings; made where there are any.</param>
internal sealed class SelfTestReport(SelfTestRequest request, string findings, CliEnvironment environment) : ISelfTestWatcher
{
    private const int ReportOneIn = 100;

    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly Lock gate = new();
    private int found;

    public void Begins(string compiler, bool hasSanitizers)
    {
        var which = hasSanitizers ? "with its sanitizers" : "which has no sanitizers";
        environment.Output.WriteLine($"compiled  {compiler}, {which}");
        environment.Output.WriteLine($"tree      {request.Qemu ?? "the small one that ships here"}");
        environment.Output.Flush();
    }

    public void Judged(AlarmTally tally, NamedText? finding)
    {
        lock (gate)
        {
            if (finding is not null)
            {
                found++;
                Diagnostics.Info(environment.Error, $"finding: {Save(finding)}");
            }
            else if (tally[AlarmCount.Judged] % ReportOneIn == 0)
            {
                Diagnostics.Info(environment.Error, Line(tally));
            }
        }
    }

    public void Ends(AlarmResult result)
    {
        var (output, tally) = (environment.Output, result.Tally);
        output.WriteLine(FormattableString.Invariant(
            $"programs  {tally[AlarmCount.Judged]} of {request.Programs}, seed {request.Seed}, ")
            + FormattableString.Invariant($"shard {request.Shard}; ")
            + FormattableString.Invariant($"{tally[AlarmCount.Refused]} refused by the compiler; {Rate(tally):F1} a second"));
        output.WriteLine(FormattableString.Invariant(
            $"asked     the claims that a run broke, of {tally[AlarmCount.Asked]} programs; all claims, of {tally[AlarmCount.Sampled]}; ")
            + FormattableString.Invariant($"{tally[AlarmCount.Unread]} unsupported, {tally.GivenUp.Count} timed out"));
        if (tally.GivenUp.Count > 0)
        {
            output.WriteLine($"timed out {string.Join(' ', tally.GivenUp)}");
        }

        output.WriteLine(FormattableString.Invariant(
            $"agreed    {tally[AlarmCount.Withheld]} claims that {tally[AlarmCount.Runs]} runs broke are not called proved, ")
            + FormattableString.Invariant($"{tally[AlarmCount.Confirmed]} refutations confirmed"));
        output.WriteLine(result.Findings.Count == 0
            ? "findings  none"
            : FormattableString.Invariant($"FINDINGS  {result.Findings.Count}, each a file in {findings}"));
        output.Flush();
    }

    public void Reduced(NamedText finding) => Diagnostics.Info(environment.Error, $"reduced: {Save(finding)}");

    private string Line(AlarmTally tally) => FormattableString.Invariant(
        $"{tally[AlarmCount.Judged]} programs judged in {clock.Elapsed.TotalSeconds:F0} s, {Rate(tally):F1} a second, {found} finding(s)");

    private double Rate(AlarmTally tally) => tally[AlarmCount.Judged] / Math.Max(1e-3, clock.Elapsed.TotalSeconds);

    private string Save(NamedText finding)
    {
        Directory.CreateDirectory(findings);
        var path = Path.Combine(findings, finding.Path);
        File.WriteAllText(path, finding.Text);
        return path;
    }
}

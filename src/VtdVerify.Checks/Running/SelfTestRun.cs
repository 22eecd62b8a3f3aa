using VtdVerify.Checks.Results;
using VtdVerify.QemuSource.Files;
using VtdVerify.SelfTest;
using VtdVerify.SelfTest.Findings;
using VtdVerify.SelfTest.Generating;
using VtdVerify.SelfTest.Judging;
using VtdVerify.Terms;

namespace VtdVerify.Checks.Running;

/// <summary>Is told what `selftest` does, while it does it. Findings may come from any thread.</summary>
public interface ISelfTestWatcher
{
    /// <summary>Before the first program.</summary>
    /// <param name="compiler">How it names itself.</param>
    void Begins(string compiler, bool hasSanitizers);

    /// <summary>After each program.</summary>
    /// <param name="finding">Null where nothing new was found.</param>
    void Judged(AlarmTally tally, NamedText? finding);

    /// <summary>After the last program.</summary>
    void Ends(AlarmResult result);

    /// <summary>A finding was made small.</summary>
    void Reduced(NamedText finding);
}

/// <summary>`selftest` from the request to the findings.</summary>
public static class SelfTestRun
{
    /// <summary>Runs the programs, and makes findings small.</summary>
    public static AlarmResult Of(SelfTestRequest request, Tools tools, ISelfTestWatcher watcher)
    {
        var compiler = tools.FindCompiler(true);
        var sanitizers = Sanitizers.Of(compiler);
        using var small = request.Qemu is null ? new SmallTree() : null;
        var frame = ProgramFrame.Of(QemuTree.Open(request.Qemu ?? small!.Root));
        watcher.Begins(compiler.Description, sanitizers.AreThere);
        var settings = new AlarmSettings(request.Programs, request.Seed, request.Shard.Part, request.Shard.Parts, request.Jobs);
        var alarm = new Alarm(frame, sanitizers, tools.NewSolver(Effort.Usual), settings);
        var result = alarm.Run(progress => watcher.Judged(
            progress.Tally, progress.Finding is { } finding ? Written(finding, frame, string.Empty) : null));
        watcher.Ends(result);

        // Each program once: what else it shows has the same cause more often than not.
        foreach (var finding in result.Findings.DistinctBy(f => f.Program.Id).Take(request.Reduced))
        {
            watcher.Reduced(Written(alarm.Smallest(finding), frame, "-small"));
        }

        return result;
    }

    private static NamedText Written(AlarmFinding finding, ProgramFrame frame, string end)
    {
        var obligation = finding.Obligation.Replace('/', '-');
        var name = string.Join('-', new[] { finding.Program.Id.Replace(':', '-'), $"{finding.Kind}", obligation }.Where(p => p.Length > 0));
        return new NamedText($"{name}{end}.txt", FindingText.Of(finding, frame, ToolVersion.Full));
    }
}

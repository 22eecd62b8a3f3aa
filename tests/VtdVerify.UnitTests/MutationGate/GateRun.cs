using System.Globalization;
using VtdVerify.MutationGate;
using VtdVerify.Tests.Cli;

namespace VtdVerify.Tests.MutationGate;

/// <summary>What the gate says of recorded reports.</summary>
internal sealed record GateRun(int ExitCode, string Output, string Error)
{
    /// <summary>The guard's gate, with the source as it is in the folder.</summary>
    public static GateRun Guard(string report, string source = Recorded.Source)
    {
        using var folder = new TemporaryFolder();
        return Run("guard", Sources(folder, source), folder.File("report.json", report));
    }

    /// <summary>A gate with a baseline, shard or full.</summary>
    public static GateRun WithBaseline(string gate, string baseline, params string[] reports)
    {
        using var folder = new TemporaryFolder();
        var paths = reports.Select((report, index) => folder.File($"report-{index}.json", report));
        return Run([gate, Sources(folder, Recorded.Source), folder.File("baseline.json", baseline), .. paths]);
    }

    public static GateRun Run(params string[] args)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        return new GateRun(GateCommand.Run(args, output, error), output.ToString(), error.ToString());
    }

    private static string Sources(TemporaryFolder folder, string source)
    {
        Directory.CreateDirectory(folder["sources"]);
        folder.File($"sources/{Recorded.File}", source);
        return folder["sources"];
    }
}

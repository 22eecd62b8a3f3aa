using System.Globalization;

namespace VtdVerify.MutationGate;

/// <summary>
/// Judges Stryker's reports, since Stryker itself ends with success where it tested nothing. Exit codes: 0 the gate is open, 1 it rings,
/// 2 wrong arguments, 3 a file that cannot be read.
/// </summary>
public static class GateCommand
{
    private const string Usage = """
        usage: guard SOURCES REPORT             the tracked path's branch: its removal and its negation are killed
               shard SOURCES BASELINE REPORT    one part of the full run: no survivor beyond the baseline
               full SOURCES BASELINE REPORT...  all parts together: nothing untested, and the score
        """;

    /// <summary>Runs one gate.</summary>
    /// <param name="args">The gate, the folder of the mutated project, and the files to judge.</param>
    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        try
        {
            GateJudgement? judgement = args switch
            {
                ["guard", var sources, var report] => Judge(sources, [report], GuardGate.Judge),
                ["shard", var sources, var baseline, var report] =>
                    Judge(sources, [report], all => FullGate.JudgePart(all, GateBaseline.Read(baseline))),
                ["full", var sources, var baseline, .. { Length: > 0 } reports] =>
                    Judge(sources, reports, all => FullGate.JudgeWhole(all, GateBaseline.Read(baseline))),
                _ => null,
            };
            if (judgement is null)
            {
                error.WriteLine(Usage);
                return 2;
            }

            return Print(judgement, output);
        }
        catch (GateInputException unreadable)
        {
            error.WriteLine(unreadable.Message);
            return 3;
        }
    }

    private static GateJudgement Judge(string sources, IReadOnlyList<string> paths, Func<IReadOnlyList<StrykerReport>, GateJudgement> gate)
    {
        var reports = paths.Select(ReportReader.Read).ToList();
        var drift = reports.SelectMany(report => SourceDrift.Between(report, sources)).Distinct();
        var judgement = gate(reports);
        return judgement with { Complaints = [.. drift, .. judgement.Complaints] };
    }

    private static int Print(GateJudgement judgement, TextWriter output)
    {
        foreach (var line in judgement.Facts.Concat(judgement.Complaints.Select(complaint => $"FAIL {complaint}")))
        {
            output.WriteLine(line);
        }

        var count = judgement.Complaints.Count;
        output.WriteLine(count == 0 ? "ok   the mutation gate" : string.Create(CultureInfo.InvariantCulture, $"the gate rings: {count}"));
        return count == 0 ? 0 : 1;
    }
}

using VtdVerify.Model;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Pool;

namespace VtdVerify.SelfTest.Judging;

/// <summary>Which obligations a run of compiled code breaks, by the guarantees' own claims.</summary>
internal sealed class Claims
{
    private readonly Dictionary<(int Machine, ulong Hash), IReadOnlySet<string>> known = [];

    /// <summary>The ids of the obligations that are broken; of a run that breaks a rule of C, all.</summary>
    /// <param name="number">The machine's: runs that did the same on it are judged once.</param>
    public IReadOnlySet<string> Broken(int number, JudgedMachine machine, JudgedRun judged)
    {
        if (!known.TryGetValue((number, judged.Hash), out var broken))
        {
            known.Add((number, judged.Hash), broken = judged.Run is { } run ? Broken(machine, run) : new HashSet<string>());
        }

        return broken;
    }

    public static HashSet<string> Broken(JudgedMachine machine, MachineRun run)
    {
        if (run.Outcome is MachineOutcome.Undefined)
        {
            return [.. GuaranteeCatalog.All.SelectMany(g => g.Obligations).Select(o => o.Id)];
        }

        var broken = RunJudge.Broken(machine.Machine, run, GuaranteeCatalog.All);
        return [.. broken.Select(claim => claim.Obligation.Id)];
    }
}

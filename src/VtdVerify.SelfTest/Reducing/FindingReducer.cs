using VtdVerify.SelfTest.Asking;
using VtdVerify.SelfTest.Findings;
using VtdVerify.SelfTest.Generating;
using VtdVerify.SelfTest.Judging;
using VtdVerify.Specs;
using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Observation;

namespace VtdVerify.SelfTest.Reducing;

/// <summary>Makes findings small: the program is compiled, run and asked of again after each step.</summary>
internal sealed class FindingReducer(BatchText text, Sanitizers compiler, Engine engine)
{
    public AlarmFinding Smallest(AlarmFinding finding) => finding.Kind switch
    {
        FindingKind.ProvedAndBroken => finding with { Program = new Reducer(p => ProvedAndBroken(finding, p)).Smallest(finding.Program) },
        FindingKind.ToolError => finding with { Program = new Reducer(p => IsToolError(finding, p)).Smallest(finding.Program) },
        _ => finding,
    };

    private static bool SaysSo(IReadOnlyList<JudgedRun> runs, AlarmFinding finding) =>
        runs[0].Run is { } run && Claims.Broken(finding.Machine!, run).Contains(finding.Obligation);

    private IReadOnlyList<bool> ProvedAndBroken(AlarmFinding finding, IReadOnlyList<UnmapProgram> programs)
    {
        var broken = Compiled(programs, [finding.Machine!], runs => SaysSo(runs, finding));
        var guarantee = GuaranteeCatalog.All.Single(g => g.Obligations.Any(o => o.Id == finding.Obligation));
        return [.. programs.Select(p => broken.Contains(p.Text) && IsProved(p, guarantee, finding))];
    }

    private IReadOnlyList<bool> IsToolError(AlarmFinding finding, IReadOnlyList<UnmapProgram> programs)
    {
        var compiled = Compiled(programs, [], _ => true);
        return [.. programs.Select(p => compiled.Contains(p.Text) && IsToolError(p, finding))];
    }

    private HashSet<string> Compiled(
        IReadOnlyList<UnmapProgram> programs, IReadOnlyList<JudgedMachine> machines,
        Func<IReadOnlyList<JudgedRun>, bool> holds)
    {
        if (programs.Count == 0)
        {
            return [];
        }

        using var batch = CompiledBatch.Of(text, programs, machines, compiler.Compile);
        var all = Enumerable.Range(0, machines.Count).ToList();
        return [.. batch.Programs.Where((_, i) => batch.Run(i, all) is var runs && holds(runs)).Select(p => p.Text)];
    }

    private bool IsProved(UnmapProgram program, IGuarantee guarantee, AlarmFinding finding)
    {
        var scope = ConcreteRuns.SurroundingsOf(finding.Machine!.Machine).Scope;
        try
        {
            return engine.Read(program) is { } subject
                && ScopeClass.All.Where(scopes => scopes.Includes(scope))
                    .SelectMany(scopes => engine.WhatIsProved(subject, scopes, [guarantee], o => o.Id == finding.Obligation))
                    .Any(r => r.Verdict is Verdict.Proved);
        }
        catch (Exception)
        {
            return false;
        }
    }

    private bool IsToolError(UnmapProgram program, AlarmFinding finding)
    {
        try
        {
            IReadOnlyList<IGuarantee> asked = finding.Obligation.Length == 0
                ? GuaranteeCatalog.All
                : [.. GuaranteeCatalog.All.Where(g => g.Obligations.Any(o => o.Id == finding.Obligation))];
            return engine.Read(program) is { } subject
                && engine.Prove(subject, asked).Any(r => r.Verdict is Verdict.ToolError && r.Obligation.Id == finding.Obligation);
        }
        catch (Exception error)
        {
            return finding.Detail.StartsWith($"{error.GetType().Name}: ", StringComparison.Ordinal);
        }
    }
}

using VtdVerify.Model;
using VtdVerify.SelfTest.Findings;
using VtdVerify.SelfTest.Generating;
using VtdVerify.SelfTest.Judging;
using VtdVerify.Specs;
using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Observation;
using VtdVerify.Specs.Proof;

namespace VtdVerify.SelfTest.Asking;

/// <summary>Asks the engine of one program what compiled code has an answer to.</summary>
/// <param name="patience">For all guarantees of a program.</param>
/// <param name="compiled">What the programs do.</param>
internal sealed class Questioner(Engine engine, Patience patience, AlarmTally tally, CompiledBatch compiled)
{
    /// <summary>The contradictions.</summary>
    /// <param name="isSample">All guarantees are asked for, and not only those that were broken.</param>
    public IReadOnlyList<AlarmFinding> Ask(UnmapProgram program, BrokenClaims broken, bool isSample)
    {
        var scopes = ScopesOf(program);

        // What any path that goes by the tree breaks is asked of the sample alone.
        var asked = GuaranteeCatalog.All
            .Where(g => isSample
                || (g is not (NotifiersIndependent or UnmapOnlyServed) && g.Obligations.Any(o => IsBroken(broken, o, scopes))))
            .ToList();
        if (asked.Count == 0)
        {
            return [];
        }

        tally.Add(isSample ? AlarmCount.Sampled : AlarmCount.Asked);
        var answer = Task.Run(() => Verdicts(program, scopes, asked, broken, isSample));
        try
        {
            if (!patience.Wait(answer, isSample))
            {
                tally.GiveUp(program.Id);
                return isSample
                    ? [new AlarmFinding(FindingKind.NoAnswer, program, string.Empty, null, $"no answer within {patience.Sentence}")]
                    : [];
            }
        }
        catch (AggregateException error)
        {
            var reason = error.GetBaseException();
            var detail = $"{reason.GetType().Name}: {reason.Message}\n{reason.StackTrace}";
            return [new AlarmFinding(FindingKind.ToolError, program, string.Empty, null, detail)];
        }

        return [.. answer.Result.SelectMany(result => Contradictions(program, result, broken)).DistinctBy(f => (f.Kind, f.Obligation))];
    }

    /// <summary>
    /// The class that proofs of a program are asked for: of few scopes more is proved than of many, so each class is asked of a third.
    /// </summary>
    private static ScopeClass ScopesOf(UnmapProgram program) => ScopeClass.All[program.Text.Length % ScopeClass.All.Count];

    private static bool IsBroken(BrokenClaims broken, Obligation obligation, ScopeClass scopes) =>
        broken.Of(obligation.Id).Any(machine => IsOf(scopes, machine));

    private static bool IsOf(ScopeClass scopes, JudgedMachine machine) =>
        scopes.Includes(ConcreteRuns.SurroundingsOf(machine.Machine).Scope);

    private IReadOnlyList<ObligationResult> Verdicts(
        UnmapProgram program, ScopeClass scopes, IReadOnlyList<IGuarantee> asked, BrokenClaims broken, bool isSample)
    {
        if (engine.Read(program) is { } subject)
        {
            return isSample
                ? engine.Prove(subject, asked)
                : engine.WhatIsProved(subject, scopes, asked, obligation => IsBroken(broken, obligation, scopes));
        }

        tally.Add(AlarmCount.Unread);
        return [];
    }

    private IEnumerable<AlarmFinding> Contradictions(UnmapProgram program, ObligationResult result, BrokenClaims broken)
    {
        var (id, verdict) = (result.Obligation.Id, result.Verdict);
        var machine = broken.Of(id).FirstOrDefault(m => IsOf(result.ScopeClass, m));
        switch (verdict)
        {
            case Verdict.ToolError error:
                yield return new AlarmFinding(FindingKind.ToolError, program, id, null, error.Reason);
                break;
            case Verdict.Proved when machine is not null && !(result.Guarantee is Terminates && compiled.Ends(program, machine)):
                yield return new AlarmFinding(
                    FindingKind.ProvedAndBroken, program, id, machine,
                    $"{id} is called proved for {result.ScopeClass.Id}, and compiled code breaks it");
                break;
            case Verdict.Refuted refuted when NotShown(program, id, refuted) is { } kept:
                yield return kept;
                break;
            default:
                tally.Add(AlarmCount.Withheld, machine is null ? 0 : 1);
                break;
        }
    }

    /// <summary>The finding that a refutation is where compiled code keeps the claim on its machine; null where it breaks it.</summary>
    private AlarmFinding? NotShown(UnmapProgram program, string obligation, Verdict.Refuted refuted)
    {
        var machine = new JudgedMachine(refuted.Counterexample.Machine);
        if (!machine.IsWhole)
        {
            return null;
        }

        var judged = compiled.RunOn(program, machine);
        var outcome = refuted.Counterexample.MachineRun.Outcome;
        if (judged.Run is null || Claims.Broken(machine, judged.Run).Contains(obligation) || IsSilent(outcome))
        {
            tally.Add(AlarmCount.Confirmed);
            return null;
        }

        return new AlarmFinding(
            FindingKind.RefutedAndKept, program, obligation, machine,
            $"{obligation} is called refuted ({refuted.Counterexample.Run.End}), and compiled code keeps it on that machine");
    }

    /// <summary>A rule of C that no sanitizer watches: what the compiler made of it shows nothing.</summary>
    private static bool IsSilent(MachineOutcome outcome) => outcome is MachineOutcome.Undefined(var rule, _)
        && (rule.Contains("assigned", StringComparison.Ordinal) || rule.Contains("order", StringComparison.Ordinal)
            || rule.Contains("sequenced", StringComparison.Ordinal));
}

using VtdVerify.Checks.Explaining;
using VtdVerify.Model;
using VtdVerify.Reporting;
using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Proof;
using VtdVerify.Specs.Shrinking;
using VtdVerify.Subjects;

namespace VtdVerify.Checks.Results;

/// <summary>The proofs on a subject, each with the smallest machine on which its claim is not vacuous.</summary>
internal static class WitnessListMapper
{
    private const string IsBroken = "refuted: 'vtdverify check' shows the counterexample";

    /// <summary>The list, for every scope that the assumptions allow.</summary>
    /// <param name="name">The subject as the user wrote it.</param>
    /// <param name="solver">As for <see cref="ResultMapper"/>.</param>
    public static WitnessList Map(string name, ISubject subject, IEnumerable<Specs.Proof.ObligationResult> proofs, string solver) => new()
    {
        ToolVersion = ToolVersion.Short,
        Solver = ResultMapper.SolverOf(solver),
        Subject = name,
        Description = subject.Description,
        Obligations = [.. proofs.Where(proof => proof.ScopeClass == ScopeClass.Every).Select(proof => Witnessed(proof, subject))],
    };

    private static WitnessedObligation Witnessed(Specs.Proof.ObligationResult proof, ISubject subject)
    {
        var verdict = VerdictMapper.Map(proof.Verdict);
        var witness = SmallestWitness.Of(subject, proof);
        return new WitnessedObligation
        {
            Guarantee = proof.Guarantee.Id,
            Id = proof.Obligation.Id,
            Claim = proof.Obligation.Expected,
            Verdict = verdict.Kind,
            Reason = verdict.Kind == VerdictKind.Refuted ? IsBroken : verdict.Reason,
            Bound = verdict.Bound,
            Assumptions = [.. proof.Assumptions.Select(assumption => assumption.Id)],
            Machine = witness is null ? null : StateOf(witness.Machine, subject),
            Run = witness is null ? null : RunOf(witness),
        };
    }

    private static MachineState StateOf(MachineDescription machine, ISubject subject)
    {
        var notifier = machine.Notifiers[0];
        return new MachineState
        {
            Scope = notifier.Scope,
            AddressWidth = machine.AddressWidth,
            NotifyRule = MachineWords.RuleOf(subject.RuleOn(machine)),
            TrackingFlags = [.. MachineWords.FlagsOf(machine.DirtyTracking)],
            MigrationRunning = machine.MigrationIsRunning,
            Backend = MachineWords.BackendOf(notifier.Backend),
            Mappings = [.. machine.Mappings.Select(mapping => MachineWords.MappingOf(mapping, MappingNotes.Place(mapping, notifier)))],
            Fields = [.. MachineWords.FieldsOf(machine)],
            FirstInList = machine.FirstNotifierIsFirstInList,
            OtherScopes = [.. machine.Notifiers.Skip(1).Select(other => other.Scope)],
            OtherBackends = [.. machine.Notifiers.Skip(1).Select(other => MachineWords.BackendOf(other.Backend))],
        };
    }

    private static WitnessedRun RunOf(ConcreteCase witness) => new(
        WitnessMapper.Sentence(witness),
        [.. witness.MachineRun.Events.Select(MachineWords.EventOf)],
        [.. witness.MachineRun.TreeAfter.Select(mapping => MachineWords.MappingOf(mapping))]);
}

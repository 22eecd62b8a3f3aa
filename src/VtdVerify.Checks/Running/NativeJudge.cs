using VtdVerify.Checks.Explaining;
using VtdVerify.Native;
using VtdVerify.Native.Compiling;
using VtdVerify.Native.Conforming;
using VtdVerify.Native.Running;
using VtdVerify.Reporting;
using VtdVerify.Specs;
using VtdVerify.Subjects;

namespace VtdVerify.Checks.Running;

/// <summary>
/// Lets compiled code run what a check shows. What it confirms is marked; where it does otherwise, the reading is wrong and the verdict
/// is a defect. Without a compiler the findings stay as they are, and a note says so.
/// </summary>
internal static class NativeJudge
{
    /// <summary>The findings with all that compiled code has to say of them.</summary>
    /// <exception cref="UserErrorException">It does otherwise on a scenario's machine.</exception>
    public static CheckFindings Check(CheckFindings findings, Func<CCompiler> findCompiler)
    {
        try
        {
            var compiler = findCompiler();
            var notes = new List<string>();
            var subjects = findings.Subjects.Select(check => Judge(check, compiler, notes)).ToList();
            return findings with { Subjects = subjects, Notes = [.. findings.Notes, .. notes] };
        }
        catch (NativeCodeException missing)
        {
            return findings with { Notes = [.. findings.Notes, $"No compiled code was run: {missing.Message}"] };
        }
    }

    private static SubjectCheck Judge(SubjectCheck check, CCompiler compiler, List<string> notes)
    {
        if (check.Subject is not { Code: { } tree, Subject: CSubject subject })
        {
            return check;
        }

        using var compiled = CompiledTree.Of(subject, tree, compiler);
        var scenarios = RunScenarios(compiled, subject);
        using var unmap = compiled.Start();
        var proofs = check.Proofs.Select(proof => proof.Verdict is Verdict.Refuted refuted
            ? proof with { Verdict = Judge(refuted, unmap, subject, compiler.Description) }
            : proof).ToList();
        var (confirmed, shown) = (proofs.Count(IsConfirmed), check.Proofs.Count(proof => proof.Verdict is Verdict.Refuted));
        notes.Add(FormattableString.Invariant(
            $"{subject.Name}: code compiled by {compiler.Description} agrees with the interpreter on the machines of {scenarios} scenarios")
            + FormattableString.Invariant($", and confirms {confirmed} of {shown} counterexamples."));
        return check with { Proofs = proofs };
    }

    /// <summary>Compares the runs on the scenarios' machines, and says on how many it could.</summary>
    private static string RunScenarios(CompiledTree compiled, CSubject subject)
    {
        var machines = ScenarioMachines.With(subject.NotifyRule ?? default, subject.Viommu.Space);
        var result = new Conformance(compiled, subject, null).Compare(n => machines[(int)n], machines.Count, 1, _ => { });
        return result.Differences is not [var first, ..]
            ? FormattableString.Invariant(
                result.NotComparable == 0 ? (FormattableString)$"all {result.Compared}" : $"{result.Compared} of {machines.Count}")
            : throw new UserErrorException(
                $"{subject.Name}: {compiled.Compiler} and the interpreter differ on the machine of a scenario: "
                    + DifferenceText.FirstLine(first),
                "The tool misreads this code, so its verdicts cannot be trusted. Please report it; 'conform' shows more.",
                ExitCodes.ToolDefect);
    }

    private static Verdict Judge(Verdict.Refuted refuted, CompiledUnmap unmap, CSubject subject, string compiler)
    {
        var example = refuted.Counterexample;
        var machine = example.Machine with { NotifyRule = subject.NotifyRule ?? example.Machine.NotifyRule };
        IReadOnlyList<int> order = [.. Enumerable.Range(0, machine.Notifiers.Count)];
        var trace = unmap.Run([new UnmapOrder(machine, order)])[0];
        var read = RunTrace.Of(subject.Run(machine, order));
        if (trace.Equals(read))
        {
            return new Verdict.Refuted(example with { ConfirmedBy = compiler });
        }

        // Another choice among mappings that compare equal is no contradiction, and no confirmation either.
        var beside = RunTrace.Of(subject.RunBeside(machine, order, trace.Found));
        return beside is null || trace.Equals(beside)
            ? refuted
            : new Verdict.ToolError($"compiled code ({compiler}) differs on the counterexample: "
                + DifferenceText.FirstLine(trace, beside));
    }

    private static bool IsConfirmed(Specs.Proof.ObligationResult proof) =>
        proof.Verdict is Verdict.Refuted { Counterexample.ConfirmedBy: not null };
}

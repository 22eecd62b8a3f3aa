using VtdVerify.Checks.Explaining.Causes;
using VtdVerify.Checks.Inputs;
using VtdVerify.Checks.Running;
using VtdVerify.Model;
using VtdVerify.Reporting;
using VtdVerify.Specs;
using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Guarantees;

namespace VtdVerify.Checks.Results;

/// <summary>All that was read and found out, as the one result that every output is a view of.</summary>
internal static class ResultMapper
{
    /// <summary>The result, without timings.</summary>
    /// <param name="solver">A name, a blank, and all the rest: "Z3 4.8.12 (libz3.so.4)".</param>
    public static CheckResult Map(CheckInput input, CheckFindings findings, CheckRequest request, string solver) => new()
    {
        ToolVersion = ToolVersion.Short,
        Solver = SolverOf(solver),
        Input = input.Input,
        Tree = input.Tree,
        Series = input.Series,
        Subjects = CauseHistory.Told([.. findings.Subjects.Select(check => SubjectMapper.Map(check, request.Settings.Guarantees))]),
        Assumptions = [.. Made(request, findings).Select(assumption => AssumptionOf(assumption, findings, request.Settings.Guarantees))],
        Gate = request.Gate,
        Notes = [.. input.Notes, .. findings.Notes, .. OtherScopes(findings)],
    };

    /// <summary>The solver's own words, a name, a blank and all the rest, as a result holds them.</summary>
    public static SolverInfo SolverOf(string solver) =>
        solver.Split(' ', 2) is [var name, var version] ? new SolverInfo(name, version) : new SolverInfo(solver, "unknown");

    private static AssumptionTaken AssumptionOf(
        Specs.Assumptions.Assumption assumption, CheckFindings findings, IReadOnlyList<IGuarantee> guarantees)
    {
        var leaning = LeanOn(assumption, findings);
        return new AssumptionTaken
        {
            Id = assumption.Id,
            Sentence = assumption.Sentence,
            Reason = assumption.Reason,
            Viommu = ViommuOf(assumption, findings),
            Guarantees = [.. guarantees.Select(guarantee => guarantee.Id).Where(leaning.Contains)],
            OfTree = OnTrees(assumption, findings).ToList() is [_, ..] ofTree ? ofTree : null,
        };
    }

    /// <summary>What the trees' own code says of it.</summary>
    private static IEnumerable<AssumptionOnTree> OnTrees(Specs.Assumptions.Assumption assumption, CheckFindings findings) =>
        from subject in ReportedSubject.AskedOfAssumptions(findings.Subjects.Select(check => check.Subject))
        where Ledger.Of(subject.Subject.Viommu.Space).Contains(assumption)
        from now in OnTree(assumption, subject)
        from found in (now.Shown ? [] : Earlier(assumption, subject, findings)).Append(now)
        select found;

    /// <summary>That the code before the patch keeps it: that is asked only where the code with the patch does not.</summary>
    private static IEnumerable<AssumptionOnTree> Earlier(
        Specs.Assumptions.Assumption assumption, ReportedSubject now, CheckFindings findings) => findings.Subjects
        .Select(check => check.Subject)
        .Where(one => one is { Role: SubjectRole.Shown, Assumptions: not null } && one.Subject.Viommu == now.Subject.Viommu)
        .SelectMany(before => OnTree(assumption, before))
        .Where(then => then.Shown);

    private static IEnumerable<AssumptionOnTree> OnTree(Specs.Assumptions.Assumption assumption, ReportedSubject subject) =>
        from found in subject.Assumptions!.Value
        where found.Id == assumption.Id
        select new AssumptionOnTree(
            subject.Subject.Name, found.IsShown, found.Finding, found.File, found.Line > 0 ? found.Line : null);

    /// <summary>Verdicts on VFIO's two scopes say little of a tree in which VFIO registers others.</summary>
    private static IEnumerable<string> OtherScopes(CheckFindings findings) =>
        from subject in ReportedSubject.AskedOfAssumptions(findings.Subjects.Select(check => check.Subject))
        let scopes = subject.Assumptions!.Value.Select(found => found.Scopes).FirstOrDefault(found => found is not null)
        where scopes is not null
        let classes = ScopeClass.All.Where(scopeClass => scopeClass.Scope is { } only && !scopes.Contains(only)).Select(c => c.Id).ToList()
        where classes.Count > 0
        let those = string.Join(" and ", scopes.Select(AddressRange.Of))
        select $"{subject.Subject.Name}: in this tree VFIO registers {those}: the verdicts for "
            + $"{string.Join(" and ", classes)} speak of scopes that it does not register.";

    /// <summary>The guarantees with a proof that uses the assumption.</summary>
    private static IReadOnlySet<string> LeanOn(Specs.Assumptions.Assumption assumption, CheckFindings findings) => findings.Subjects
        .SelectMany(subject => subject.Proofs)
        .Where(proof => proof.Verdict is Verdict.Proved && proof.Assumptions.Contains(assumption))
        .Select(proof => proof.Guarantee.Id)
        .ToHashSet();

    /// <summary>Those on the vIOMMUs of the subjects.</summary>
    private static IEnumerable<Specs.Assumptions.Assumption> Made(CheckRequest request, CheckFindings findings) =>
        Ledger.InOrder(findings.Subjects.SelectMany(check => Ledger.Of(check.Subject.Subject.Viommu.Space)))
            .Where(assumption => !request.Settings.Dropped.Contains(assumption.Id));

    /// <summary>The vIOMMU of which it is assumed; null where it is assumed of all subjects.</summary>
    private static string? ViommuOf(Specs.Assumptions.Assumption assumption, CheckFindings findings)
    {
        var viommus = findings.Subjects.Select(check => check.Subject.Subject.Viommu).Distinct().ToList();
        var those = viommus.Where(viommu => Ledger.Of(viommu.Space).Contains(assumption)).ToList();
        return those.Count == viommus.Count ? null : those[0].Id;
    }
}

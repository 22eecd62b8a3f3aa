using VtdVerify.Checks.Inputs;
using VtdVerify.Checks.Results;
using VtdVerify.Mutation.Revisions;
using VtdVerify.Reporting;
using VtdVerify.Specs;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Subjects;

namespace VtdVerify.Checks.Running;

/// <summary>`diff` from the request to the result, stage by stage.</summary>
/// <param name="Scenarios">How long the scenarios took.</param>
/// <param name="Proofs">How long the proofs took.</param>
public sealed record DiffRun(DiffResult Result, TimeSpan Scenarios, TimeSpan Proofs)
{
    /// <summary>Reads and compares.</summary>
    /// <exception cref="UserErrorException">One of the two cannot be read.</exception>
    public static DiffRun Of(DiffRequest request, Tools tools)
    {
        var warmUp = new WarmUp(tools.NewSolver(request.Effort));
        var older = RevisionSource.Read(request.Old, tools.OpenInput);
        var newer = RevisionSource.Read(request.New, tools.OpenInput);
        var solver = warmUp.Solver;
        var (findings, behaviour) = Compare(request, tools, older, newer);
        var result = DiffMapper.Map(Side(request.Old, older), Side(request.New, newer), findings, behaviour, solver);
        return new DiffRun(result, findings.Scenarios, findings.Proofs);
    }

    private static (CheckFindings Findings, BehaviourComparison Behaviour) Compare(
        DiffRequest request, Tools tools, CheckInput older, CheckInput newer)
    {
        IReadOnlyList<ReportedSubject> subjects = [older.Subjects[0], newer.Subjects[0]];
        using var progress = tools.StartProgress();
        var settings = new CheckSettings { Guarantees = GuaranteeCatalog.All, Jobs = request.Jobs };
        var findings = new Checker(tools.NewSolver(request.Effort), settings, []).Run(subjects, progress);
        var shown = findings.Subjects.SelectMany(subject => subject.Proofs).Select(proof => proof.Verdict).OfType<Verdict.Refuted>()
            .Select(refuted => refuted.Counterexample.Machine);
        return (findings, IsOneCode(findings)
            ? new BehaviourComparison.Same("both patches show the same code")
            : BehaviourDiff.Of(subjects[0].Subject, subjects[1].Subject, tools.NewSolver(request.Effort), shown));
    }

    /// <summary>Of code that is not read, what is hidden may differ.</summary>
    private static bool IsOneCode(CheckFindings findings) =>
        findings.Subjects[0].Subject.Subject is CSubject older && findings.Subjects[1].Subject.Subject is CSubject newer
        && older.ShowsTheLinesOf(newer)
        && !findings.Subjects.SelectMany(subject => subject.Proofs).Any(proof => proof.Verdict is Verdict.Unsupported);

    private static DiffedInput Side(string name, CheckInput input) =>
        new(new DiffSide(name, input.Subjects[0].Subject.Description, input.Input), input.Subjects[0].Subject, input.Notes);
}

using VtdVerify.Smt;
using VtdVerify.Specs;
using VtdVerify.Specs.Proof;

namespace VtdVerify.Checks.Running;

/// <summary>
/// Asks another solver every question again. Where the two disagree, what rests on the question is a defect and no verdict.
/// </summary>
internal sealed class SecondOpinion(ExternalSolver solver, int jobs)
{
    // A query takes the first solver some milliseconds. A minute is no matter of taste any more.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Looks for the solver.</summary>
    /// <exception cref="SolverUnavailableException">There is no such solver.</exception>
    public static SecondOpinion Of(string program, int jobs) => new(ExternalSolver.Find(program, Patience), jobs);

    /// <summary>The findings with every disagreement in them, and a note on how many questions were asked again.</summary>
    public Findings Check(Findings findings)
    {
        var asked = findings.Subjects
            .SelectMany(check => QueryText.AllOf(check).Select(query => (Subject: check.Subject.Subject.Name, Query: query)))
            .ToList();
        var answers = new ExternalAnswer[asked.Count];
        Parallel.For(0, asked.Count, new ParallelOptions { MaxDegreeOfParallelism = jobs }, i =>
            answers[i] = solver.Decide(QueryText.Of(asked[i].Query, asked[i].Subject)));

        var answered = asked.Zip(answers, (a, answer) => (a.Subject, a.Query, Answer: answer)).ToList();
        var byQuery = answered.ToDictionary(a => (a.Subject, a.Query.Id), a => a.Answer);
        var open = answered.Where(a => a.Answer == ExternalAnswer.None).Select(a => $"{a.Subject}/{a.Query.Id}").ToList();
        var decidesNothing = asked.Count > 0 && open.Count == asked.Count;
        var agreed = answered.Count(a => Agrees(a.Query, a.Answer) == true);
        var note = FormattableString.Invariant($"{solver.Description} agrees on {agreed} of {asked.Count} questions");
        return findings with
        {
            Subjects =
            [
                .. findings.Subjects.Select(check => decidesNothing
                    ? WithoutOpinion(check)
                    : Judged(check, query => byQuery[(check.Subject.Subject.Name, query.Id)])),
            ],
            Notes = [.. findings.Notes, open.Count == 0 ? $"{note}." : $"{note}, and does not decide {string.Join(", ", open)}."],
        };
    }

    private static bool? Agrees(Query query, ExternalAnswer answer) => answer switch
    {
        ExternalAnswer.Satisfiable => query.IsSatisfiable,
        ExternalAnswer.Unsatisfiable => !query.IsSatisfiable,
        _ => null,
    };

    private SubjectCheck Judged(SubjectCheck check, Func<Query, ExternalAnswer> answerTo) => check with
    {
        Proofs =
        [
            .. check.Proofs.Select(proof => proof.Queries.FirstOrDefault(q => Agrees(q, answerTo(q)) == false) is { } disputed
                ? proof with { Verdict = Dispute(disputed) }
                : proof),
        ],
    };

    /// <summary>Who decides nothing agrees with nothing: what was to be proved twice is not.</summary>
    private SubjectCheck WithoutOpinion(SubjectCheck check) => check with
    {
        Proofs =
        [
            .. check.Proofs.Select(proof => proof is { Verdict: Verdict.Proved, Queries.Count: > 0 }
                ? proof with { Verdict = new Verdict.Unknown($"{solver.Description} decides no query, so there is no second opinion") }
                : proof),
        ],
    };

    private Verdict.ToolError Dispute(Query query) => new(
        $"{query.Id}: Z3 says {QueryText.Answer(query.IsSatisfiable)}, {solver.Description} says {QueryText.Answer(!query.IsSatisfiable)}");
}

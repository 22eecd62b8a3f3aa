using VtdVerify.Terms;

namespace VtdVerify.Smt.Keeping;

/// <summary>
/// A session that looks an answer up before it asks. The solver's own session begins at the first question whose answer is not kept, and
/// is then asked all that came before, since what it learned there may show in its next model. From then on it is asked everything.
/// </summary>
internal sealed class KeepingSession(
    AnswerCache cache, Func<QuestionDigest> digestOf, Func<ISolverSession> begin, IReadOnlyList<Term> assertions) : ISolverSession
{
    private readonly List<(IReadOnlyList<Term> Terms, SolverAnswer Answer)> given = [];
    private QuestionDigest? digest;
    private KeptAnswers? answers;
    private ISolverSession? live;
    private bool isChanged;
    private bool isRepeatable = true;

    public SolverAnswer Check(IReadOnlyList<Term> terms)
    {
        digest ??= digestOf();
        answers ??= cache.Read(digest.Session);
        var question = digest.Check(terms);
        if (live is null && Kept(question, terms) is { } kept)
        {
            given.Add((terms, kept));
            cache.Count(isKept: true);
            return kept;
        }

        live ??= Replayed();
        var answer = live.Check(terms);
        Keep(question, terms, answer);
        cache.Count(isKept: false);
        return answer;
    }

    public void Dispose()
    {
        live?.Dispose();
        if (isChanged)
        {
            cache.Write(digest!.Session, answers!);
        }

        digest?.Dispose();
    }

    private SolverAnswer? Kept(byte[] question, IReadOnlyList<Term> terms)
    {
        if (!answers!.TryGet(question, out var kept))
        {
            return null;
        }

        var answer = kept.About(terms, Variables(terms));
        if (answer is null || (answer is SolverAnswer.Satisfiable(var model) && model.FirstFalse([.. assertions, .. terms]) is not null))
        {
            // One answer is forged: the others of the file are no better.
            Distrust();
            return null;
        }

        return answer;
    }

    private void Keep(byte[] question, IReadOnlyList<Term> terms, SolverAnswer answer)
    {
        // What follows an answer that another run might not get is not to be had again either.
        var kept = KeptAnswer.Of(answer, terms, Variables(terms));
        isRepeatable &= kept is not null;
        if (isRepeatable && !answers!.TryGet(question, out _))
        {
            answers.Set(question, kept!);
            isChanged = true;
        }
    }

    private ISolverSession Replayed()
    {
        var begun = begin();
        foreach (var (terms, answer) in given)
        {
            Compare(answer, begun.Check(terms));
        }

        given.Clear();
        return begun;
    }

    private void Compare(SolverAnswer kept, SolverAnswer asked)
    {
        if ((kept, asked) is (SolverAnswer.Unsatisfiable, SolverAnswer.Satisfiable)
            or (SolverAnswer.Satisfiable, SolverAnswer.Unsatisfiable))
        {
            Distrust();
            throw new ForgedAnswerException();
        }

        isRepeatable &= kept.GetType() == asked.GetType();
    }

    private void Distrust()
    {
        cache.Reject(digest!.Session);
        (answers, isChanged) = (new KeptAnswers(), false);
    }

    private IReadOnlyList<Term> Variables(IReadOnlyList<Term> terms) =>
        [.. digest!.Variables.Concat(TermGraph.Variables(terms)).Distinct()];
}

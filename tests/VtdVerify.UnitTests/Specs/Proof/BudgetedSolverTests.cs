using NUnit.Framework;
using VtdVerify.Specs.Proof;
using VtdVerify.Terms;

namespace VtdVerify.Tests.Specs.Proof;

/// <summary>Code that is too hard for the solver is given up soon, and says so.</summary>
internal sealed class BudgetedSolverTests
{
    private readonly TermPool pool = new();

    [Test]
    public void After_two_questions_without_an_answer_no_more_are_asked_in_any_session()
    {
        using var solver = new Unable();
        using var budgeted = new BudgetedSolver(solver);
        using var first = budgeted.Begin([]);
        using var second = budgeted.Begin([]);
        SolverAnswer[] answers = [first.Check([]), second.Check([]), first.Check([]), second.Check([])];
        Assert.That(solver.Questions, Is.EqualTo(2));
        Assert.That(answers, Is.All.TypeOf<SolverAnswer.Unknown>());
        Assert.That(((SolverAnswer.Unknown)answers[^1]).Reason, Does.Contain("2 questions on this code unanswered"));
    }

    [Test]
    public void Arithmetic_that_would_fill_the_memory_never_reaches_the_solver()
    {
        var (word, other) = (pool.Variable("word", 64), pool.Variable("other", 64));
        var hard = Enumerable.Range(0, 12).Aggregate(word, (term, _) => TermBuilder.Binary(Operation.UnsignedDivide, term, other));
        using var solver = new Unable();
        using var budgeted = new BudgetedSolver(solver);
        using var session = budgeted.Begin([TermBuilder.Equal(hard, word)]);
        Assert.That(session.Check([]), Is.TypeOf<SolverAnswer.Unknown>().With.Property("Reason").Contains("gates"));
        Assert.That(solver.Questions, Is.Zero);
    }

    /// <summary>A solver that answers nothing.</summary>
    private sealed class Unable : ISolver, ISolverSession
    {
        public int Questions { get; private set; }

        public string Description => "unable";

        public ISolverSession Begin(IReadOnlyList<Term> assertions) => this;

        public SolverAnswer Check(IReadOnlyList<Term> terms)
        {
            Questions++;
            return new SolverAnswer.Unknown("unable");
        }

        public void Dispose()
        {
        }
    }
}

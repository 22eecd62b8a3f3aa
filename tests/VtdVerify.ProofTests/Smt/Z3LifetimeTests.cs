using Microsoft.Z3;
using NUnit.Framework;
using VtdVerify.Smt;
using VtdVerify.Terms;
using Word = VtdVerify.Terms.SymbolicWord;

namespace VtdVerify.Tests.Smt;

[Category("Proof")]
internal sealed class Z3LifetimeTests
{
    [Test]
    public void Two_hundred_contexts_on_several_threads_answer_as_one_does()
    {
        var expected = Ask(0);
        var answers = new string[200];
        Parallel.For(0, answers.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => answers[i] = Ask(i));
        Assert.That(answers, Is.All.EqualTo(expected));
    }

    [Test]
    public void Large_obligations_come_and_go_without_a_trace()
    {
        using var solver = Z3Solver.Create();
        for (var round = 0; round < 3; round++)
        {
            using (var session = solver.Begin([Large(10_000)]))
            {
                Assert.That(session.Check([]), Is.InstanceOf<SolverAnswer.Satisfiable>());
            }

            Collect();
        }
    }

    [Test]
    public void A_forgotten_session_does_no_harm()
    {
        using var solver = Z3Solver.Create();
        Forget(solver);
        Collect();
        using var session = solver.Begin([]);
        Assert.That(session.Check([TermBuilder.True]), Is.InstanceOf<SolverAnswer.Satisfiable>());
    }

    [Test]
    public void A_rejected_term_is_an_exception_and_not_the_end_of_the_process()
    {
        using var context = new Z3Context(new Z3Options { ResourceLimit = 1000 });
        Assert.That(() => context.Assert([new TermPool().Variable("a word", 64)]), Throws.InstanceOf<Z3Exception>());
    }

    private static void Forget(Z3Solver solver) => solver.Begin([new TermPool().TruthVariable("p")]).Check([]);

    // The model is part of the answer: it must not depend on what other threads do.
    private static string Ask(int number)
    {
        var pool = new TermPool();
        var (x, y) = (new Word(pool.Variable("x", 64)), new Word(pool.Variable("y", 64)));
        using var solver = Z3Solver.Create();
        using var session = solver.Begin([(x < y).Term, ((x & -x) == Word.Of(0x1000)).Term]);
        var refuted = session.Check([(y <= x).Term]);
        var found = (SolverAnswer.Satisfiable)session.Check([(y - x == Word.Of(12345)).Term]);
        return $"{refuted} {found.Model.Values["x"]} {found.Model.Values["y"]}";
    }

    private static Term Large(int nodes)
    {
        var pool = new TermPool();
        var term = pool.Variable("x0", 2);
        while (pool.Count < nodes)
        {
            term = TermBuilder.Binary(Operation.BitXor, term, pool.Variable($"x{pool.Count % 5000}", 2));
        }

        return TermBuilder.Equal(term, pool.Variable("result", 2));
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }
}

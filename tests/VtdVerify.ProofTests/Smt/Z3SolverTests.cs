using NUnit.Framework;
using VtdVerify.Smt;
using VtdVerify.Terms;
using Word = VtdVerify.Terms.SymbolicWord;

namespace VtdVerify.Tests.Smt;

[Category("Proof")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class Z3SolverTests
{
    private readonly TermPool pool = new();

    private Word X => new(pool.Variable("x", 64));

    private Word Y => new(pool.Variable("y", 64));

    [Test]
    public void The_description_names_version_and_file()
    {
        using var solver = Z3Solver.Create();
        Assert.That(solver.Description, Does.Match(@"^Z3 4\.\d+\.\d+ \(.+\)$"));
    }

    [Test]
    public void A_contradiction_is_unsatisfiable()
    {
        using var solver = Z3Solver.Create();
        using var session = solver.Begin([(X < Y).Term]);
        Assert.Multiple(() =>
        {
            Assert.That(session.Check([(Y < X).Term]), Is.InstanceOf<SolverAnswer.Unsatisfiable>());
            Assert.That(session.Check([TermBuilder.False]), Is.InstanceOf<SolverAnswer.Unsatisfiable>());
        });
    }

    [Test]
    public void The_core_holds_what_the_answer_rests_on_and_no_more()
    {
        var (needed, idle) = (pool.TruthVariable("needed"), pool.TruthVariable("idle"));
        using var solver = Z3Solver.Create();
        using var session = solver.Begin([(X < Y).Term, TermBuilder.Implies(needed, (Y < X).Term)]);
        var answer = session.Check([TermBuilder.True, idle, needed]);
        Assert.That(((SolverAnswer.Unsatisfiable)answer).Core, Is.EqualTo(new[] { needed }));
    }

    [Test]
    public void A_model_has_a_value_for_every_variable_of_session_and_check()
    {
        var flag = pool.TruthVariable("flag");
        using var solver = Z3Solver.Create();
        using var session = solver.Begin([(X < Y).Term, TermBuilder.Or(flag, (X == Y).Term)]);
        var model = ((SolverAnswer.Satisfiable)session.Check([(X + Word.Of(2) == Y).Term, (Word.Of(1UL << 63) < X).Term])).Model;
        Assert.Multiple(() =>
        {
            Assert.That(model.Values.Keys, Is.EquivalentTo(["x", "y", "flag"]));
            Assert.That(model.Values["y"] - model.Values["x"], Is.EqualTo(2));
            Assert.That(model.Values["flag"], Is.EqualTo(1));
        });
    }

    [Test]
    public void Terms_of_one_check_do_not_reach_the_next()
    {
        using var solver = Z3Solver.Create();
        using var session = solver.Begin([(X < Y).Term]);
        Term[][] questions = [[(Y < X).Term], [], [(X == Y).Term], [(X == Word.Of(3)).Term]];
        var answers = questions.Select(question => session.Check(question)).ToArray();
        Assert.That(answers.Select(a => a.GetType().Name), Is.EqualTo(["Unsatisfiable", "Satisfiable", "Unsatisfiable", "Satisfiable"]));
    }

    [Test]
    public void Sessions_of_one_solver_are_independent()
    {
        using var solver = Z3Solver.Create();
        using var first = solver.Begin([(X < Y).Term]);
        using var second = solver.Begin([(Y < X).Term]);
        Assert.Multiple(() =>
        {
            Assert.That(first.Check([]), Is.InstanceOf<SolverAnswer.Satisfiable>());
            Assert.That(second.Check([]), Is.InstanceOf<SolverAnswer.Satisfiable>());
        });
    }

    [Test]
    public void A_check_beyond_the_resource_limit_is_unknown_and_the_session_goes_on()
    {
        using var solver = Z3Solver.Create(new Z3Options { ResourceLimit = 100_000 });
        using var session = solver.Begin([]);
        var small = Word.Of(1UL << 32);
        Term[] factors = [(X * Y == Word.Of(0x7fff_ffff_ffff_ffe7)).Term, (X < small).Term, (Y < small).Term, (Word.Of(1) < X).Term];
        Assert.Multiple(() =>
        {
            Assert.That(session.Check(factors), Is.InstanceOf<SolverAnswer.Unknown>()
                .With.Property("Reason").StartsWith("resource limit 100000 reached"));
            Assert.That(session.Check([(X < Y).Term]), Is.InstanceOf<SolverAnswer.Satisfiable>());
        });
    }

    [Test]
    public void Checks_that_together_take_twice_the_resource_limit_end_the_session()
    {
        const uint limit = 20_000;
        using var solver = Z3Solver.Create(new Z3Options { ResourceLimit = limit });
        using var session = solver.Begin([]);
        var answers = Enumerable.Range(0, 2_000).Select(i => session.Check([(X + Word.Of((ulong)i) < Y).Term])).ToList();
        var answered = answers.TakeWhile(a => a is SolverAnswer.Satisfiable).Count();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answered, Is.GreaterThan(1));
            Assert.That(answers.Skip(answered), Is.Not.Empty.And.All.InstanceOf<SolverAnswer.Unknown>()
                .With.Property("Reason").EqualTo($"resource limit {2 * limit} reached by the checks of this code before"));
        }
    }

    [Test]
    public void A_check_beyond_the_memory_limit_is_unknown_and_the_session_goes_on()
    {
        using var solver = Z3Solver.Create(new Z3Options { MemoryLimit = 1 });
        using var session = solver.Begin([]);
        var product = Enumerable.Range(0, 3).Aggregate(X, (a, i) => (a * a) + (Y * Word.Of((ulong)i)));
        Assert.That(session.Check([(product == Word.Of(0x1234567)).Term]), Is.InstanceOf<SolverAnswer.Unknown>()
            .With.Property("Reason").StartsWith("memory limit of 1 MiB reached"));
    }

    [Test]
    public void More_effort_raises_both_limits()
    {
        var (usual, more) = (Z3Options.For(Effort.Usual), Z3Options.For(new Effort(3)));
        Assert.That(usual, Is.EqualTo(new Z3Options()));
        Assert.That((more.ResourceLimit, more.MemoryLimit), Is.EqualTo((3 * usual.ResourceLimit, 3 * usual.MemoryLimit)));
        Assert.That(Z3Options.For(new Effort(Effort.Most)).ResourceLimit, Is.EqualTo(uint.MaxValue));
    }

    [Test]
    public void No_resources_at_all_are_refused() =>
        Assert.That(() => Z3Solver.Create(new Z3Options { ResourceLimit = 0 }), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void A_session_cannot_be_used_after_its_end()
    {
        using var solver = Z3Solver.Create();
        var session = solver.Begin([]);
        session.Dispose();
        session.Dispose();
        Assert.That(() => session.Check([]), Throws.InstanceOf<ObjectDisposedException>());
    }
}

using NUnit.Framework;
using VtdVerify.Terms;

namespace VtdVerify.Tests.Terms;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ExplorerTests
{
    private sealed record Path(string Result, IReadOnlyList<Term> Conditions);

    private readonly TermPool pool = new();

    private SymbolicWord X => new(pool.Variable("x", 64));

    private SymbolicWord Y => new(pool.Variable("y", 64));

    [Test]
    public void Each_path_is_taken_once_the_true_branch_first() =>
        Assert.That(Explore(ThreeWay).Select(p => p.Result), Is.EqualTo(["less", "equal", "greater"]));

    [Test]
    public void A_decision_is_not_asked_again_on_its_path()
    {
        var paths = Explore(
            path => $"{path.Decide(X < Y)} {path.Decide(X < Y)} {path.Decide(X >= Y)} {path.Decide(SymbolicTruth.Of(true))}");
        Assert.That(paths.Select(p => p.Result), Is.EqualTo(["True True False True", "False False True True"]));
    }

    [Test]
    public void The_parts_of_a_known_conjunction_and_of_a_refused_disjunction_are_known()
    {
        var (p, q) = (X < Y, X == SymbolicWord.Of(3));
        var both = Explore(path => path.Decide(p & q) ? $"{path.Decide(p)} {path.Decide(q)}" : "no");
        var either = Explore(path => path.Decide(p | q) ? "yes" : $"{path.Decide(p)} {path.Decide(q)}");
        Assert.Multiple(() =>
        {
            Assert.That(both.Select(r => r.Result), Is.EqualTo(["True True", "no"]));
            Assert.That(either.Select(r => r.Result), Is.EqualTo(["yes", "False False"]));
        });
    }

    [Test]
    public void An_assumption_is_a_condition_and_one_that_cannot_hold_ends_the_path()
    {
        var paths = Explore(path =>
        {
            path.Assume(X < Y);
            path.Assume(X < Y);
            var small = path.Decide(X == SymbolicWord.Of(0));
            path.Assume(SymbolicTruth.Of(!small));
            return "taken";
        });
        Assert.That(paths.Single().Conditions, Is.EqualTo([(X < Y).Term, (X != SymbolicWord.Of(0)).Term]));
    }

    [Test]
    public void Fresh_names_depend_on_the_decisions_alone()
    {
        var names = Explore(path =>
        {
            var first = path.Fresh("n", 8);
            var branch = path.Decide(X < Y) ? path.Fresh("n", 8) : path.Fresh("m", 8);
            return $"{first} {branch} {path.FreshTruth("t")} {path.Pool.Count > 0}";
        }).Select(p => p.Result);
        Assert.That(names, Is.EqualTo(["|n| |n#2| |t| True", "|n| |m| |t| True"]));
    }

    [Test]
    public void More_paths_than_the_limit_end_the_exploration()
    {
        Assert.Multiple(() =>
        {
            Assert.That(
                () => Explorer.Explore(pool, ThreeWay, mostPaths: 2),
                Throws.InstanceOf<ExplorationLimitException>().With.Message.Contains("2"));
            Assert.That(() => Explorer.Explore(pool, ThreeWay, mostPaths: 3), Throws.Nothing);
        });
    }

    [Test]
    public void Deep_conjunctions_are_learned_without_recursion()
    {
        var all = SymbolicTruth.Of(true);
        for (var i = 0UL; i < 100_000; i++)
        {
            all &= X != SymbolicWord.Of(i);
        }

        var paths = Explore(path => $"{path.Decide(all)} {path.Decide(X == SymbolicWord.Of(5))}");
        Assert.That(paths[0].Result, Is.EqualTo("True False"));
    }

    private string ThreeWay(SymbolicPath path) => path.Decide(X < Y) ? "less" : path.Decide(X == Y) ? "equal" : "greater";

    private IReadOnlyList<Path> Explore(Func<SymbolicPath, string> run) =>
        Explorer.Explore(pool, path => new Path(run(path), path.Conditions));
}

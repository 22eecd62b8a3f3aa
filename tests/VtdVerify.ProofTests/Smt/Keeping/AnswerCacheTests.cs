using NUnit.Framework;
using VtdVerify.Smt;
using VtdVerify.Smt.Keeping;
using VtdVerify.Terms;
using VtdVerify.Tests.Cli;

namespace VtdVerify.Tests.Smt.Keeping;

[Category("Proof")]
internal sealed class AnswerCacheTests
{
    [Test]
    public void What_was_decided_is_not_asked_again()
    {
        using var folder = new TemporaryFolder();
        var (first, second) = (new KeptRun(folder["answers"]), new KeptRun(folder["answers"]));

        var asked = Texts(first.Ask((first.Y < first.X).Term, (first.X == Three).Term));
        var kept = Texts(second.Ask((second.Y < second.X).Term, (second.X == Three).Term));

        Assert.That((first.Asked, second.Asked), Is.EqualTo((2, 0)));
        Assert.That(kept, Is.EqualTo(asked));
    }

    [Test]
    public void A_new_question_makes_the_solver_go_through_those_before_it()
    {
        using var folder = new TemporaryFolder();
        var (first, second, plain) = (new KeptRun(folder["one"]), new KeptRun(folder["one"]), new KeptRun(folder["two"]));
        first.Ask((first.X == Three).Term);

        var answers = Texts(second.Ask((second.X == Three).Term, (second.Y == Three).Term));

        Assert.That(second.Asked, Is.EqualTo(2));
        Assert.That(answers, Is.EqualTo(Texts(plain.Ask((plain.X == Three).Term, (plain.Y == Three).Term))));
    }

    [Test]
    public void The_order_of_questions_belongs_to_them()
    {
        using var folder = new TemporaryFolder();
        var (first, second) = (new KeptRun(folder["answers"]), new KeptRun(folder["answers"]));
        first.Ask((first.X == Three).Term, (first.Y == Three).Term);

        second.Ask((second.Y == Three).Term, (second.X == Three).Term);

        Assert.That(second.Asked, Is.EqualTo(2));
    }

    [Test]
    public void Another_solver_or_another_limit_is_another_question()
    {
        using var folder = new TemporaryFolder();
        var run = new KeptRun(folder["answers"]);
        run.Ask((run.X == Three).Term);
        IReadOnlyList<KeptRun> others =
        [
            new(folder["answers"]) { Identity = new SolverIdentity("Z3 of tomorrow", 1) },
            new(folder["answers"]) { Identity = new SolverIdentity("Z3 of the tests", 2) },
            new(folder["answers"]) { Options = new Z3Options { ResourceLimit = 1_000_000 } },
            new(folder["answers"]) { Options = new Z3Options { MemoryLimit = 1_000 } },
        ];
        foreach (var other in others)
        {
            other.Ask((other.X == Three).Term);
        }

        Assert.That(others.Select(other => other.Asked), Is.All.EqualTo(1));
    }

    [Test]
    public void An_answer_that_a_counted_limit_ended_is_kept()
    {
        using var folder = new TemporaryFolder();
        var options = new Z3Options { ResourceLimit = 1_000 };
        var (first, second) = (new KeptRun(folder["a"]) { Options = options }, new KeptRun(folder["a"]) { Options = options });

        var asked = first.Ask(Hard(first));
        var kept = second.Ask(Hard(second));

        Assert.That(asked.Single(), Is.InstanceOf<SolverAnswer.Unknown>());
        Assert.That((second.Asked, kept.Single()), Is.EqualTo((0, asked.Single())));
    }

    [Test]
    public void An_answer_that_memory_ended_is_not_kept()
    {
        using var folder = new TemporaryFolder();
        var options = new Z3Options { MemoryLimit = 1 };
        var (first, second) = (new KeptRun(folder["a"]) { Options = options }, new KeptRun(folder["a"]) { Options = options });

        Assert.That(first.Ask(Hard(first)).Single(), Is.InstanceOf<SolverAnswer.Unknown>());
        second.Ask(Hard(second));

        Assert.That(second.Asked, Is.EqualTo(1));
    }

    [Test]
    public void What_was_not_used_for_longest_goes_first()
    {
        using var folder = new TemporaryFolder();
        var old = new KeptRun(folder["answers"]);
        old.Ask((old.X == Three).Term);
        File.SetLastWriteTimeUtc(old.Files.Single(), new DateTime(2001, 2, 3, 0, 0, 0, DateTimeKind.Utc));
        var other = new KeptRun(folder["answers"]) { Options = new Z3Options { MemoryLimit = 999 }, MostBytes = 200 };

        other.Ask((other.X == Three).Term);

        Assert.That(other.Files, Has.Count.EqualTo(1));
        old.Ask((old.X == Three).Term);
        Assert.That(old.Asked, Is.EqualTo(1));
    }

    [Test]
    public void Runs_at_once_share_a_folder()
    {
        using var folder = new TemporaryFolder();
        var texts = new string[32];
        Parallel.For(0, texts.Length, i =>
        {
            var run = new KeptRun(folder["answers"]);
            texts[i] = string.Join('\n', Texts(run.Ask((run.X == Three).Term, (run.Y < run.X).Term)));
        });

        Assert.That(texts.Distinct().Count(), Is.EqualTo(1));
        Assert.That(new KeptRun(folder["answers"]).Files, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_folder_that_cannot_be_written_to_keeps_nothing_and_harms_nothing()
    {
        using var folder = new TemporaryFolder();
        var run = new KeptRun(folder.File("file", "in the way of a folder"));

        Assert.That(run.Ask((run.Y < run.X).Term).Single(), Is.InstanceOf<SolverAnswer.Unsatisfiable>());
    }

    private static SymbolicWord Three => SymbolicWord.Of(3);

    /// <summary>A product that is a large prime, with neither factor 1.</summary>
    private static Term Hard(KeptRun run) =>
        (run.X * run.Y == SymbolicWord.Of(18446744073709551557) & SymbolicWord.Of(1) < run.X & run.X < SymbolicWord.Of(1UL << 32)).Term;

    private static IReadOnlyList<string> Texts(IReadOnlyList<SolverAnswer> answers) => [.. answers.Select(answer => answer switch
    {
        SolverAnswer.Unsatisfiable(var core) => $"unsat {string.Join(' ', core)}",
        SolverAnswer.Satisfiable(var model) => $"sat {string.Join(' ', model.Values)}",
        _ => answer.ToString(),
    })];
}

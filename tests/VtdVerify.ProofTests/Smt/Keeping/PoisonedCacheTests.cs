using NUnit.Framework;
using VtdVerify.Smt.Keeping;
using VtdVerify.Terms;
using VtdVerify.Tests.Cli;

namespace VtdVerify.Tests.Smt.Keeping;

/// <summary>What is noticed of answers that are not the solver's, and what is not (docs/cache.md).</summary>
[Category("Proof")]
internal sealed class PoisonedCacheTests
{
    private static readonly SymbolicWord Three = SymbolicWord.Of(3);

    private static IEnumerable<TestCaseData> Damages =>
    [
        new TestCaseData((Func<byte[], byte[]>)(bytes => bytes[..^9])).SetArgDisplayNames("cut"),
        new TestCaseData((Func<byte[], byte[]>)(bytes => [.. bytes, 0])).SetArgDisplayNames("longer"),
        new TestCaseData((Func<byte[], byte[]>)(_ => [])).SetArgDisplayNames("empty"),
        new TestCaseData((Func<byte[], byte[]>)(bytes => [.. bytes.Select((b, i) => i == 90 ? (byte)(b ^ 1) : b)]))
            .SetArgDisplayNames("a bit changed"),
        new TestCaseData((Func<byte[], byte[]>)(bytes => [.. "vtdverify answers 2\n"u8, .. bytes[20..]]))
            .SetArgDisplayNames("of another version of the format"),
    ];

    [TestCaseSource(nameof(Damages))]
    public void A_damaged_file_is_removed_and_the_solver_asked(Func<byte[], byte[]> damage)
    {
        using var folder = new TemporaryFolder();
        var run = Filled(folder);
        File.WriteAllBytes(run.Files.Single(), damage(File.ReadAllBytes(run.Files.Single())));

        Assert.That(run.Ask((run.X == Three).Term).Single(), Is.InstanceOf<SolverAnswer.Satisfiable>());
        Assert.That(run.Asked, Is.EqualTo(1));
        run.Ask((run.X == Three).Term);
        Assert.That(run.Asked, Is.Zero, "the file was written anew");
    }

    [Test]
    [Platform("Linux")]
    public void What_has_no_end_is_not_read()
    {
        using var folder = new TemporaryFolder();
        var run = Filled(folder);
        var place = run.Files.Single();
        File.Delete(place);
        File.CreateSymbolicLink(place, "/dev/zero");

        Assert.That(run.Ask((run.X == Three).Term).Single(), Is.InstanceOf<SolverAnswer.Satisfiable>());
        Assert.That(run.Asked, Is.EqualTo(1));
    }

    [Test]
    public void A_file_in_the_place_of_another_one_is_not_taken_for_it()
    {
        using var folder = new TemporaryFolder();
        var run = Filled(folder);
        var other = new KeptRun(folder["answers"]) { Identity = new SolverIdentity("Z3 of another version", 1) };
        other.Ask((other.X == Three).Term);
        var (one, two) = (File.ReadAllBytes(run.Files[0]), File.ReadAllBytes(run.Files[1]));
        File.WriteAllBytes(run.Files[0], two);
        File.WriteAllBytes(run.Files[1], one);

        run.Ask((run.X == Three).Term);

        Assert.That(run.Asked, Is.EqualTo(1));
    }

    [Test]
    public void A_false_model_is_evaluated_and_not_believed()
    {
        using var folder = new TemporaryFolder();
        var run = Filled(folder);
        run.Forge(new KeptAnswer.Satisfiable([3, 2]), (run.X == Three).Term);

        var model = ((SolverAnswer.Satisfiable)run.Ask((run.X == Three).Term).Single()).Model;

        Assert.That(run.Asked, Is.EqualTo(1));
        Assert.That(model.Values["y"], Is.GreaterThan(3));
    }

    [Test]
    public void A_model_for_a_question_that_has_none_is_not_believed()
    {
        using var folder = new TemporaryFolder();
        var run = Filled(folder);
        run.Forge(new KeptAnswer.Satisfiable([3, 2]), (run.Y < run.X).Term);

        Assert.That(run.Ask((run.Y < run.X).Term).Single(), Is.InstanceOf<SolverAnswer.Unsatisfiable>());
    }

    [TestCase(7)]
    [TestCase(-1)]
    public void A_core_of_terms_that_were_not_asked_is_not_believed(int place)
    {
        using var folder = new TemporaryFolder();
        var run = Filled(folder);
        run.Forge(new KeptAnswer.Unsatisfiable([place]), (run.X == Three).Term);

        Assert.That(run.Ask((run.X == Three).Term).Single(), Is.InstanceOf<SolverAnswer.Satisfiable>());
    }

    [Test]
    public void That_there_is_no_model_is_believed_falsely()
    {
        using var folder = new TemporaryFolder();
        var run = Filled(folder);
        run.Forge(new KeptAnswer.Unsatisfiable([0]), (run.X == Three).Term);

        Assert.That(
            run.Ask((run.X == Three).Term).Single(), Is.InstanceOf<SolverAnswer.Unsatisfiable>(),
            "docs/cache.md says so: who can write the folder can forge this answer");
    }

    [Test]
    public void A_false_answer_ends_the_run_where_the_solver_comes_to_the_same_question()
    {
        using var folder = new TemporaryFolder();
        var run = Filled(folder);
        run.Forge(new KeptAnswer.Unsatisfiable([0]), (run.X == Three).Term);

        Assert.That(() => run.Ask((run.X == Three).Term, (run.Y == Three).Term), Throws.InstanceOf<ForgedAnswerException>());
        Assert.That(run.Files, Is.Empty);
    }

    private static KeptRun Filled(TemporaryFolder folder)
    {
        var run = new KeptRun(folder["answers"]);
        run.Ask((run.X == Three).Term);
        return run;
    }
}

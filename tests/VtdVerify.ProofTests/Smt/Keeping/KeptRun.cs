using VtdVerify.Smt;
using VtdVerify.Smt.Keeping;
using VtdVerify.Terms;

namespace VtdVerify.Tests.Smt.Keeping;

/// <summary>One run of a program that asks a few questions about two words, x below y, with answers kept in a folder.</summary>
internal sealed class KeptRun(string folder)
{
    private readonly TermPool pool = new();

    public Z3Options Options { get; init; } = new();

    public SolverIdentity Identity { get; init; } = new("Z3 of the tests", 1);

    public long MostBytes { get; init; } = AnswerCache.DefaultMostBytes;

    /// <summary>What the solver was asked; 0 where it was not even made.</summary>
    public int Asked { get; private set; }

    public SymbolicWord X => new(pool.Variable("x", 64));

    public SymbolicWord Y => new(pool.Variable("y", 64));

    public IReadOnlyList<Term> Assertions => [(X < Y).Term];

    /// <summary>A new session in which the questions are asked in turn.</summary>
    public IReadOnlyList<SolverAnswer> Ask(params IReadOnlyList<Term> questions)
    {
        var cache = new AnswerCache(new AnswerFolder(folder, MostBytes), () => Identity);
        CountingSolver? made = null;
        using var solver = cache.Over(Options, () => made = new CountingSolver(Options));
        using var session = solver.Begin(Assertions);
        IReadOnlyList<SolverAnswer> answers = [.. questions.Select(question => session.Check([question]))];
        Asked = made?.Asked ?? 0;
        return answers;
    }

    /// <summary>Puts another answer in place of every one that is kept, in a file that is whole.</summary>
    public void Forge(KeptAnswer answer, params IReadOnlyList<Term> questions)
    {
        var solver = FormattableString.Invariant($"{Identity}|{Options}|{AnswerCache.BuildName}");
        using var digest = new QuestionDigest(solver, Assertions);
        var forged = new KeptAnswers();
        foreach (var question in questions)
        {
            forged.Set(digest.Check([question]), answer);
        }

        File.WriteAllBytes(Files.Single(), forged.ToBytes(digest.Session));
    }

    public IReadOnlyList<string> Files => [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order()];
}

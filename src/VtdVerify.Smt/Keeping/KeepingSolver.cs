using VtdVerify.Terms;

namespace VtdVerify.Smt.Keeping;

/// <summary>A solver that keeps its answers, and is made only where one is missing.</summary>
/// <param name="solver">All that decides an answer beside the question.</param>
internal sealed class KeepingSolver(AnswerCache cache, Func<string> describe, Func<string> solver, Func<ISolver> create) : ISolver
{
    private ISolver? made;

    public string Description => describe();

    public ISolverSession Begin(IReadOnlyList<Term> assertions) => new KeepingSession(
        cache, () => new QuestionDigest(solver(), assertions), () => (made ??= create()).Begin(assertions), assertions);

    public void Dispose() => made?.Dispose();
}

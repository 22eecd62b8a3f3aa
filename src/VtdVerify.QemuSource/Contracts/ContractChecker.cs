using VtdVerify.CSubset.Running;
using VtdVerify.Terms;

namespace VtdVerify.QemuSource.Contracts;

/// <summary>What became of holding a function against a contract.</summary>
internal abstract record ContractAnswer
{
    private ContractAnswer()
    {
    }

    /// <summary>Shown for all arguments.</summary>
    public sealed record Kept : ContractAnswer;

    /// <summary>Some arguments break it.</summary>
    /// <param name="Where">Values that do, as <c>name = value</c>.</param>
    public sealed record Broken(string Where) : ContractAnswer;

    /// <summary>Neither was shown.</summary>
    public sealed record Open(string Reason) : ContractAnswer;
}

/// <summary>Holds functions against contracts, by the solver.</summary>
/// <param name="newSolver">Gives a solver for the calling thread; it is disposed here.</param>
internal sealed class ContractChecker(Func<ISolver> newSolver)
{
    private const int MostPaths = 256;

    public ContractAnswer Check(Contract contract, CProgram program, string function)
    {
        IReadOnlyList<(Term Condition, Term Claim, string? Unread)> paths;
        try
        {
            paths = Explorer.Explore(new TermPool(), path => Take(contract, program, function, path), MostPaths);
        }
        catch (ExplorationLimitException limit)
        {
            return new ContractAnswer.Open(limit.Message);
        }
        catch (ArgumentException mismatch)
        {
            return new ContractAnswer.Open(mismatch.Message);
        }

        using var solver = newSolver();
        using var session = solver.Begin([]);
        return paths.Select(path => Decide(session, path.Condition, path.Claim, path.Unread))
                .FirstOrDefault(answer => answer is not ContractAnswer.Kept)
            ?? new ContractAnswer.Kept();
    }

    private static (Term Condition, Term Claim, string? Unread) Take(
        Contract contract, CProgram program, string function, SymbolicPath path)
    {
        try
        {
            var claim = contract.Holds(program, function, new PathExecution(path));
            return (TermBuilder.All(path.Conditions), claim.Term, null);
        }
        catch (UnsupportedException unread)
        {
            return (TermBuilder.All(path.Conditions), SymbolicTruth.Of(false).Term, unread.Message);
        }
    }

    private static ContractAnswer Decide(ISolverSession session, Term condition, Term claim, string? unread)
    {
        if (claim.IsConstant && claim.Value != 0)
        {
            return new ContractAnswer.Kept();
        }

        return session.Check([condition, TermBuilder.Not(claim)]) switch
        {
            SolverAnswer.Unsatisfiable => new ContractAnswer.Kept(),
            SolverAnswer.Unknown unknown => new ContractAnswer.Open(unknown.Reason),
            SolverAnswer.Satisfiable when unread is not null => new ContractAnswer.Open(unread),
            SolverAnswer.Satisfiable { Model: var model } => new ContractAnswer.Broken(Describe(model)),
            var other => throw new InvalidOperationException($"{other} is no answer."),
        };
    }

    private static string Describe(Assignment model) => string.Join(
        ", ",
        model.Values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => FormattableString.Invariant($"{v.Key} = 0x{v.Value:x}")));
}

using System.Globalization;
using Microsoft.Z3;
using VtdVerify.Terms;

namespace VtdVerify.Smt;

/// <summary>
/// Checks with shared assertions, which Z3 turns into bits once. A check of names alone keeps what Z3 learns for the next one; other
/// terms are pushed and popped.
/// </summary>
internal sealed class Z3Session(Z3Options options, IReadOnlyList<Term> assertions) : ISolverSession
{
    // Z3 names the limit by the place that noticed it: "max. resource limit exceeded", "canceled".
    private static readonly string[] ResourceReasons = ["resource", "cancel"];

    private readonly IReadOnlyList<Term> variables = TermGraph.Variables(assertions);
    private Z3Context? context;
    private bool disposed;

    // Many checks that are answered late are as bad as two that are not answered.
    private readonly long most = 2L * options.ResourceLimit;

    // A check that uses its limit up leaves half of it to the next.
    private uint limit = options.ResourceLimit;
    private long spent;

    // By contexts that are gone.
    private long spentBefore;

    /// <inheritdoc/>
    /// <exception cref="SolverDefectException">Z3 rejects a term, or its model does not satisfy the terms.</exception>
    public SolverAnswer Check(IReadOnlyList<Term> terms)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (assertions.Concat(terms).Contains(TermBuilder.False))
        {
            return new SolverAnswer.Unsatisfiable([.. terms.Where(t => t.Equals(TermBuilder.False))]);
        }

        if (spent >= most)
        {
            return new SolverAnswer.Unknown($"resource limit {most} reached by the checks of this code before") { IsRepeatable = true };
        }

        SolverAnswer? answer = null;
        try
        {
            context ??= Start();
            answer = Ask(context, [.. terms.Where(t => !t.Equals(TermBuilder.True))]);
            spent = spentBefore + context.Spent();
            return answer;
        }
        catch (Z3Exception error) when (IsOutOfMemory(error.Message))
        {
            return new SolverAnswer.Unknown(OutOfMemory(error.Message));
        }
        catch (Z3Exception error)
        {
            throw new SolverDefectException($"Z3 failed: {error.Message}", error);
        }
        finally
        {
            // A solver that was stopped half-way is not asked again: the next check starts anew.
            if (answer is null or SolverAnswer.Unknown)
            {
                DropContext();
            }
        }
    }

    public void Dispose()
    {
        disposed = true;
        DropContext();
    }

    private Z3Context Start()
    {
        var started = new Z3Context(options with { ResourceLimit = limit });
        started.Assert([.. assertions, .. OrderLemmas.Of(assertions).Lemmas]);
        return started;
    }

    private SolverAnswer Ask(Z3Context asked, IReadOnlyList<Term> terms)
    {
        // Truth variables need no text and no push: what the solver learns from them serves the next check, which a pop would undo.
        if (terms.All(IsLiteral))
        {
            return Answer(asked, terms, asked.Check(terms), () => asked.Core(terms));
        }

        asked.Push();
        asked.Assert(terms);
        var answer = Answer(asked, terms, asked.Check([]), () => terms);
        asked.Pop();
        return answer;
    }

    private static bool IsLiteral(Term term) =>
        term.IsTruth && (term.Operation == Operation.Not ? term.First! : term).Operation == Operation.Variable;

    private SolverAnswer Answer(Z3Context asked, IReadOnlyList<Term> terms, Z3Answer result, Func<IReadOnlyList<Term>> core)
    {
        return result switch
        {
            Z3Answer.Unsatisfiable => new SolverAnswer.Unsatisfiable(core()),
            Z3Answer.Satisfiable => new SolverAnswer.Satisfiable(Model(asked, terms)),
            _ => Unknown(asked.ReasonUnknown()),
        };
    }

    private Assignment Model(Z3Context asked, IReadOnlyList<Term> terms)
    {
        var model = asked.Model(variables.Concat(TermGraph.Variables(terms)));
        return model.FirstFalse([.. assertions, .. terms]) is { } violated
            ? throw new SolverDefectException($"Z3's model does not satisfy {violated}.")
            : model;
    }

    private SolverAnswer.Unknown Unknown(string reason)
    {
        if (IsOutOfMemory(reason))
        {
            return new SolverAnswer.Unknown(OutOfMemory(reason));
        }

        if (!ResourceReasons.Any(reason.Contains))
        {
            return new SolverAnswer.Unknown($"Z3 gave up: {reason}");
        }

        var reached = string.Create(CultureInfo.InvariantCulture, $"resource limit {limit} reached ({reason})");
        limit = Math.Max(1, limit / 2);
        return new SolverAnswer.Unknown(reached) { IsRepeatable = true };
    }

    // "max. memory exceeded" where a check notices, "out of memory" where an allocation fails, the last where an object is null for it.
    private static bool IsOutOfMemory(string reason) =>
        reason.Contains("max. memory", StringComparison.Ordinal) || reason.Contains("out of memory", StringComparison.Ordinal)
        || reason.Contains("memout", StringComparison.Ordinal) || reason.Contains("allocation failed", StringComparison.Ordinal);

    private string OutOfMemory(string reason) =>
        string.Create(CultureInfo.InvariantCulture, $"memory limit of {options.MemoryLimit} MiB reached ({reason})");

    private void DropContext()
    {
        context?.Dispose();
        context = null;
        spentBefore = spent;
    }
}

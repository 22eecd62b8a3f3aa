using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Observation;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof;

/// <summary>
/// Decides obligations of one subject for one class of scopes. A claim is proved by three queries: its negation has no
/// solution, the assumptions have one, and a solution in which the claim has something to say runs to its end on the concrete machine.
/// </summary>
internal sealed class ClassProver : IDisposable
{
    private readonly ISubject subject;
    private readonly Exploration exploration;
    private readonly ScopeClass scopeClass;
    private readonly Replayer replayer;
    private readonly ISolver solver;
    private readonly ISolverSession session;
    private readonly IReadOnlyList<Term> invariants;
    private readonly Verdict? common;

    public ClassProver(ISubject subject, Exploration exploration, ScopeClass scopeClass, ISolver solver)
    {
        this.subject = subject;
        this.exploration = exploration;
        this.scopeClass = scopeClass;
        this.solver = solver;
        replayer = new Replayer(subject);
        session = solver.Begin(Assumed(exploration, scopeClass));
        invariants = InvariantSearch.Find(session, exploration.Checks);
        common = session.Check([]) is SolverAnswer.Unsatisfiable
            ? new Verdict.Vacuous("no machine meets the assumptions")
            : null;
    }

    public Verdict Decide(IGuarantee guarantee, Obligation obligation)
    {
        if (common is not null)
        {
            return common;
        }

        var broken = Cases(exploration, guarantee, obligation, c => c.IsBroken, undefinedCounts: true);
        return Check(broken, []) switch
        {
            SolverAnswer.Unsatisfiable => Unreadable() ?? Witnessed(guarantee, obligation),
            SolverAnswer.Unknown(var reason) => new Verdict.Unknown(reason),
            _ => Refute(guarantee, obligation, broken),
        };
    }

    public void Dispose() => session.Dispose();

    private static IReadOnlyList<Term> Assumed(Exploration exploration, ScopeClass scopeClass) =>
    [
        .. Ledger.OfMachine(exploration.Machine).Select(a => a.Holds.Term),
        scopeClass.Holds(exploration.Machine.Scope).Term,
    ];

    /// <summary>The paths on which a claim of the obligation is as asked, each with the condition for it.</summary>
    private static IReadOnlyList<(PathRecord Path, Term Condition)> Cases(
        Exploration exploration,
        IGuarantee guarantee,
        Obligation obligation,
        Func<Claim<SymbolicTruth>, SymbolicTruth> wanted,
        bool undefinedCounts)
    {
        var cases = new List<(PathRecord, Term)>();
        foreach (var path in exploration.Paths)
        {
            var claims = guarantee.Claims(path.Run).Where(c => c.Obligation == obligation);
            var any = undefinedCounts && path.Run.End is RunEnd.Undefined
                ? TermBuilder.True
                : TermBuilder.Any(claims.Select(c => wanted(c).Term));
            var condition = TermBuilder.And(path.Condition, any);
            if (!condition.Equals(TermBuilder.False))
            {
                cases.Add((path, condition));
            }
        }

        return cases;
    }

    private SolverAnswer Check(IReadOnlyList<(PathRecord Path, Term Condition)> cases, IReadOnlyList<Term> more) =>
        session.Check([.. invariants, TermBuilder.Any(cases.Select(c => c.Condition)), .. more]);

    private Verdict.Unsupported? Unreadable()
    {
        foreach (var path in exploration.Paths)
        {
            if (path.Run.End is RunEnd.Unsupported(var construct, var site)
                && session.Check([.. invariants, path.Condition]) is not SolverAnswer.Unsatisfiable)
            {
                return new Verdict.Unsupported(construct, site);
            }
        }

        return null;
    }

    private Verdict Witnessed(IGuarantee guarantee, Obligation obligation)
    {
        var relevant = Cases(exploration, guarantee, obligation, c => c.Relevant, undefinedCounts: false);
        switch (Check(relevant, []))
        {
            case SolverAnswer.Unsatisfiable:
                return new Verdict.Vacuous("no machine of the class gives the claim anything to say");
            case SolverAnswer.Unknown(var reason):
                return new Verdict.Unknown(reason);
            case SolverAnswer.Satisfiable(var model):
                var concrete = replayer.Run(Holding(relevant, model), model);
                return Replayer.Witnesses(concrete, guarantee, obligation)
                    ? new Verdict.Proved(concrete)
                    : new Verdict.Vacuous($"the witness does not run to its end: {concrete.Run.End}");
            default:
                throw new InvalidOperationException("The solver gave no answer.");
        }
    }

    private Verdict Refute(IGuarantee guarantee, Obligation obligation, IReadOnlyList<(PathRecord Path, Term Condition)> broken) =>
        FirstReplayed(guarantee, obligation, exploration, more => Check(broken, more), broken)
            ?? Bounded(guarantee, obligation);

    private Verdict.Refuted? FirstReplayed(
        IGuarantee guarantee,
        Obligation obligation,
        Exploration explored,
        Func<IReadOnlyList<Term>, SolverAnswer> check,
        IReadOnlyList<(PathRecord Path, Term Condition)> broken)
    {
        foreach (var wish in Preferences.For(explored, scopeClass))
        {
            if (check(wish) is SolverAnswer.Satisfiable(var model)
                && Replayer.Breaks(replayer.Run(Holding(broken, model), model), guarantee, obligation) is { } counterexample)
            {
                return new Verdict.Refuted(counterexample);
            }
        }

        return null;
    }

    /// <summary>
    /// The invariants are too weak to prove the claim and the states that they allow do not happen: the loops are unrolled instead. There
    /// a counterexample is a run from its start, and one that does not replay is a defect of the tool.
    /// </summary>
    private Verdict Bounded(IGuarantee guarantee, Obligation obligation)
    {
        var unrolled = SubjectExplorer.Unroll(subject, Prover.FallbackBound);
        using var unrolledSession = solver.Begin(Assumed(unrolled, scopeClass));
        var broken = Cases(unrolled, guarantee, obligation, c => c.IsBroken, undefinedCounts: true);
        var any = TermBuilder.Any(broken.Select(c => c.Condition));
        return unrolledSession.Check([any]) switch
        {
            SolverAnswer.Unsatisfiable => new Verdict.ProvedToBound(Prover.FallbackBound),
            SolverAnswer.Unknown(var reason) => new Verdict.Unknown(reason),
            _ => FirstReplayed(guarantee, obligation, unrolled, more => unrolledSession.Check([any, .. more]), broken) as Verdict
                ?? new Verdict.ToolError($"{obligation.Id}: the counterexample does not replay"),
        };
    }

    private static PathRecord Holding(IReadOnlyList<(PathRecord Path, Term Condition)> cases, Assignment model) =>
        cases.First(c => model.Evaluate(c.Condition) != 0).Path;
}

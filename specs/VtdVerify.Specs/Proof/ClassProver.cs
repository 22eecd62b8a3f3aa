using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof;

/// <summary>
/// Decides obligations of one subject for one class of scopes. A claim is proved by three queries: its negation has no
/// solution, the assumptions have one, and a solution in which the claim has something to say runs to its end on the concrete machine.
/// </summary>
internal sealed class ClassProver
{
    private readonly ISubject subject;
    private readonly Questions questions;
    private readonly ScopeClass scopeClass;
    private readonly ISolver solver;
    private readonly ISolverSession session;
    private readonly Replayer replayer;
    private readonly Term inClass;
    private readonly IReadOnlyList<Term> invariants;
    private readonly Verdict? common;

    /// <param name="session">Asserts the questions' assertions; stays the caller's.</param>
    public ClassProver(ISubject subject, Questions questions, ScopeClass scopeClass, ISolver solver, ISolverSession session)
    {
        this.subject = subject;
        this.questions = questions;
        this.scopeClass = scopeClass;
        this.solver = solver;
        this.session = session;
        replayer = new Replayer(subject);
        inClass = questions.NameOf(scopeClass.Holds(questions.Exploration.Machine.Scope).Term);
        common = session.Check([inClass]) is SolverAnswer.Unsatisfiable
            ? new Verdict.Vacuous("no machine meets the assumptions")
            : null;
        invariants = InvariantSearch.Find(questions.Candidates, terms => session.Check([inClass, .. terms]));
    }

    public Verdict Decide(IGuarantee guarantee, Obligation obligation) =>
        common ?? Check(questions.Broken(obligation).Name) switch
        {
            SolverAnswer.Unsatisfiable => Unreadable() ?? Witnessed(guarantee, obligation),
            SolverAnswer.Unknown(var reason) => new Verdict.Unknown(reason),
            _ => FirstReplayed(guarantee, obligation, questions, Check) ?? Bounded(guarantee, obligation),
        };

    private SolverAnswer Check(params IReadOnlyList<Term> terms) => session.Check([inClass, .. invariants, .. terms]);

    private Verdict.Unsupported? Unreadable()
    {
        var met = questions.Unreadable.FirstOrDefault(u => Check(u.Name) is not SolverAnswer.Unsatisfiable).End;
        return met is null ? null : new Verdict.Unsupported(met.Construct, met.Site);
    }

    private Verdict Witnessed(IGuarantee guarantee, Obligation obligation)
    {
        var relevant = questions.Relevant(obligation);
        switch (Check(relevant.Name))
        {
            case SolverAnswer.Unsatisfiable:
                return new Verdict.Vacuous("no machine of the class gives the claim anything to say");
            case SolverAnswer.Unknown(var reason):
                return new Verdict.Unknown(reason);
            case SolverAnswer.Satisfiable(var model):
                var concrete = replayer.Run(relevant.PathOf(model), model);
                return Replayer.Witnesses(concrete, guarantee, obligation)
                    ? new Verdict.Proved(concrete)
                    : new Verdict.Vacuous($"the witness does not run to its end: {concrete.Run.End}");
            default:
                throw new InvalidOperationException("The solver gave no answer.");
        }
    }

    private Verdict.Refuted? FirstReplayed(
        IGuarantee guarantee, Obligation obligation, Questions asked, Func<IReadOnlyList<Term>, SolverAnswer> check)
    {
        var broken = asked.Broken(obligation);
        foreach (var wish in Preferences.For(asked.Exploration, scopeClass))
        {
            if (check([broken.Name, .. wish.Select(asked.NameOf)]) is SolverAnswer.Satisfiable(var model)
                && Replayer.Breaks(replayer.Run(broken.PathOf(model), model), guarantee, obligation) is { } counterexample)
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
        var unrolled = new Questions(SubjectExplorer.Unroll(subject, Prover.FallbackBound), [guarantee]);
        var scope = unrolled.NameOf(scopeClass.Holds(unrolled.Exploration.Machine.Scope).Term);
        using var bounded = solver.Begin(unrolled.Assertions);
        SolverAnswer Ask(IReadOnlyList<Term> terms) => bounded.Check([scope, .. terms]);
        return Ask([unrolled.Broken(obligation).Name]) switch
        {
            SolverAnswer.Unsatisfiable => new Verdict.ProvedToBound(Prover.FallbackBound),
            SolverAnswer.Unknown(var reason) => new Verdict.Unknown(reason),
            _ => FirstReplayed(guarantee, obligation, unrolled, Ask) as Verdict
                ?? new Verdict.ToolError($"{obligation.Id}: the counterexample does not replay"),
        };
    }
}

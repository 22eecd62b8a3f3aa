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
    private readonly Questions questions;
    private readonly ScopeClass scopeClass;
    private readonly IReadOnlyList<Lazy<Bounded?>> unrolled;
    private readonly ISolverSession session;
    private readonly Replayer replayer;
    private readonly Term inClass;
    private readonly IReadOnlyList<Term> invariants;
    private readonly Verdict? common;

    /// <summary>Looks for the invariants of the class.</summary>
    /// <param name="session">Asserts the questions' assertions; stays the caller's.</param>
    /// <param name="unrolled">The same questions with every loop unrolled, the fewest turns first. The caller's, too.</param>
    public ClassProver(
        ISubject subject,
        Questions questions,
        ScopeClass scopeClass,
        ISolverSession session,
        IReadOnlyList<Lazy<Bounded?>> unrolled)
    {
        this.questions = questions;
        this.scopeClass = scopeClass;
        this.unrolled = unrolled;
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
            _ => Refute(guarantee, obligation),
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
    /// Some state that the invariants allow breaks the claim. Whether it happens is seen with the loops unrolled, where every state
    /// has a run that leads to it; failing that, by running the state itself. If neither shows a broken run, the invariants are too weak.
    /// </summary>
    private Verdict Refute(IGuarantee guarantee, Obligation obligation)
    {
        Verdict weakest = new Verdict.Unknown("the invariants are too weak, and the loops have too many paths to be unrolled");
        foreach (var bounded in unrolled.Select(u => u.Value).OfType<Bounded>())
        {
            var scope = bounded.Questions.NameOf(scopeClass.Holds(bounded.Questions.Exploration.Machine.Scope).Term);
            SolverAnswer Ask(IReadOnlyList<Term> terms) => bounded.Session.Check([scope, .. terms]);
            switch (Ask([bounded.Questions.Broken(obligation).Name]))
            {
                case SolverAnswer.Satisfiable:
                    return FirstReplayed(guarantee, obligation, bounded.Questions, Ask) as Verdict
                        ?? new Verdict.ToolError($"{obligation.Id}: the counterexample does not replay");
                case SolverAnswer.Unknown(var reason):
                    weakest = new Verdict.Unknown(reason);
                    break;
                default:
                    weakest = new Verdict.ProvedToBound(bounded.Turns);
                    break;
            }
        }

        return FirstReplayed(guarantee, obligation, questions, Check) as Verdict ?? weakest;
    }
}

using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Proof.Loops;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof;

/// <summary>
/// Decides obligations of one subject for one class of scopes. A claim is proved by three queries: its negation has no
/// solution, the assumptions have one, and a solution in which the claim is relevant runs to its end on the concrete machine.
/// </summary>
internal sealed class ClassProver
{
    private static readonly UnmapModes[] Modes = [UnmapModes.Tracked, UnmapModes.Plain];

    private readonly Questions questions;
    private readonly QueryNames names;
    private readonly ScopeClass scopeClass;
    private readonly IReadOnlySet<string> dropped;
    private readonly IReadOnlyList<Lazy<Bounded?>> unrolled;
    private readonly bool refutes;
    private readonly ISolverSession session;
    private readonly Replayer replayer;
    private readonly ShownCases cases;
    private readonly IReadOnlyList<Term> inClass;
    private readonly Invariants invariants;
    private readonly List<ConcreteCase> witnesses = [];

    // What some state breaks that all that is supposed allows; of what is supposed later there is less, so that it stays broken.
    private readonly HashSet<Obligation> broken = [];

    /// <summary>Asks nothing yet.</summary>
    /// <param name="session">Asserts the questions' assertions; stays the caller's.</param>
    /// <param name="unrolled">
    /// The same questions with every loop unrolled, the fewest turns first; the caller's, too. Null to leave unknown what is not proved.
    /// </param>
    /// <param name="dropped">Ids of assumptions that are not made.</param>
    public ClassProver(
        ISubject subject,
        Questions questions,
        QueryNames names,
        ISolverSession session,
        IReadOnlyList<Lazy<Bounded?>>? unrolled,
        IReadOnlySet<string> dropped)
    {
        this.questions = questions;
        this.names = names;
        this.unrolled = unrolled ?? [];
        refutes = unrolled is not null;
        this.session = session;
        this.dropped = dropped;
        scopeClass = names.ScopeClass;
        replayer = new Replayer(subject, dropped);
        cases = new ShownCases(subject, scopeClass, replayer, dropped);
        inClass = InClass(questions);
        invariants = new Invariants(questions.Candidates, terms => session.Check([.. inClass, .. terms]));
    }

    public Decision Decide(IGuarantee guarantee, Obligation obligation)
    {
        if (broken.Contains(obligation))
        {
            return Undecided(Withheld.IsBroken);
        }

        switch (Check(questions.Broken(obligation).Name))
        {
            case SolverAnswer.Unsatisfiable(var core):
                return AsFarAsModelled(Witnessed(guarantee, obligation, core));
            case SolverAnswer.Unknown(var reason):
                return Undecided(new Verdict.Unknown(reason));
            case var _ when refutes:
                return Refute(guarantee, obligation);
            case SolverAnswer.Satisfiable(var model):
                broken.UnionWith(questions.BrokenIn(model));
                return Undecided(Withheld.IsBroken);
            case var other:
                throw new InvalidOperationException($"{other} is no answer.");
        }
    }

    /// <summary>Code that reads the list of notifiers may count them, and the machine has two.</summary>
    private Decision AsFarAsModelled(Decision decision) =>
        decision.Verdict is Verdict.Proved && GoesThroughNotifiers ? decision with { Verdict = Withheld.ForTwoNotifiers } : decision;

    private bool GoesThroughNotifiers => questions.Exploration.Paths.Any(path => path.GoesThroughNotifiers);

    private IReadOnlyList<Term> InClass(Questions asked) =>
    [
        asked.NameOf(scopeClass.Holds(asked.Exploration.Machine.Scope).Term),
        .. Switches.On(asked.Exploration.Pool, asked.Exploration.Machine.Space, dropped),
    ];

    private SolverAnswer Check(params IReadOnlyList<Term> terms) => invariants.Check(terms);

    private IReadOnlyList<Term> Together(params IReadOnlyList<Term> terms) => [.. inClass, .. invariants.Switches, .. terms];

    private Decision Undecided(Verdict verdict, params IReadOnlyList<Query> queries) =>
        new(verdict, [.. Ledger.Of(questions.Exploration.Machine.Space).Where(a => !dropped.Contains(a.Id))], queries);

    /// <summary>The claim cannot be broken: are all paths read, and is it relevant on some machine?</summary>
    private Decision Witnessed(IGuarantee guarantee, Obligation obligation, IReadOnlyList<Term> core)
    {
        var rest = new List<Term>(core);
        foreach (var (name, end) in questions.Unreadable)
        {
            if (Check(name) is not SolverAnswer.Unsatisfiable(var why))
            {
                return Undecided(new Verdict.Unsupported(end.Construct, end.Site));
            }

            rest.AddRange(why);
        }

        var proof = names.OfProof(obligation, questions, invariants.Behind(rest), inClass);
        var (pool, space) = (questions.Exploration.Pool, questions.Exploration.Machine.Space);
        IReadOnlyList<Assumption> used = [.. Switches.In(pool, space, invariants.Ground(rest)), Ledger.Undisturbed];
        var seen = new Decision(Withheld.Silent, used, proof) { IsSilent = true };
        foreach (var mode in Modes.Where(mode => obligation.Speaks.HasFlag(mode)))
        {
            seen = Witnessed(guarantee, obligation, mode, seen);
            if (!seen.IsSilent && seen.Verdict is not Verdict.Proved)
            {
                return seen;
            }
        }

        return seen.IsSilent && session.Check(inClass) is SolverAnswer.Unsatisfiable ? Undecided(Withheld.NoMachine) : seen;
    }

    /// <summary>Adds a run in one mode to what was seen of a claim that cannot be broken.</summary>
    private Decision Witnessed(IGuarantee guarantee, Obligation obligation, UnmapModes mode, Decision seen)
    {
        if (witnesses.Find(w => ModeOf(w) == mode && Replayer.Witnesses(w, guarantee, obligation)) is { } known)
        {
            return With(known, []);
        }

        var relevant = questions.Relevant(obligation);
        switch (Check(relevant.Name, questions.NameOf(mode)))
        {
            case SolverAnswer.Unsatisfiable:
                return seen;
            case SolverAnswer.Unknown(var reason):
                return Undecided(new Verdict.Unknown(reason));
            case SolverAnswer.Satisfiable(var model):
                var queries = names.OfWitness(obligation, questions, Together(relevant.Name, questions.NameOf(mode)), mode);
                return Replayed(guarantee, obligation, mode, relevant.PathOf(model), model) is { } shown
                    ? With(shown, [queries])
                    : Undecided(new Verdict.Vacuous("no run was found that returns and where the claim is not vacuous"));
            default:
                throw new InvalidOperationException("The solver gave no answer.");
        }

        Decision With(ConcreteCase shown, IReadOnlyList<Query> queries) => new(
            seen.Verdict is Verdict.Proved ? seen.Verdict : new Verdict.Proved(shown), seen.Assumptions, [.. seen.Queries, .. queries])
        {
            Witnessed = seen.Witnessed | mode,
        };
    }

    private ConcreteCase? Replayed(IGuarantee guarantee, Obligation obligation, UnmapModes mode, PathRecord path, Assignment model)
    {
        return Witness(guarantee, obligation, path, model)
            ?? FirstWitness(guarantee, obligation, mode, questions.Relevant(obligation), questions, terms => Check([.. terms]))
            ?? unrolled.Select(u => u.Value).OfType<Bounded>()
                .Select(b => WitnessWithin(b, guarantee, obligation, mode))
                .FirstOrDefault(w => w is not null);
    }

    private ConcreteCase? WitnessWithin(Bounded bounded, IGuarantee guarantee, Obligation obligation, UnmapModes mode) => FirstWitness(
        guarantee,
        obligation,
        mode,
        bounded.Questions.RelevantToTheEnd(obligation),
        bounded.Questions,
        terms => bounded.Session.Check([.. InClass(bounded.Questions), .. terms]));

    /// <summary>
    /// The first of the cases that a reader would like to see which runs to its end. The state of an arbitrary turn is one that the
    /// invariants allow; no run need lead to it, so not every model shows a run.
    /// </summary>
    private ConcreteCase? FirstWitness(
        IGuarantee guarantee,
        Obligation obligation,
        UnmapModes mode,
        Question relevant,
        Questions asked,
        Func<IReadOnlyList<Term>, SolverAnswer> check) =>
        Preferences.For(asked.Exploration, scopeClass)
            .Select(wish => check([relevant.Name, asked.NameOf(mode), .. wish.Select(asked.NameOf)]))
            .OfType<SolverAnswer.Satisfiable>()
            .Select(answer => Witness(guarantee, obligation, relevant.PathOf(answer.Model), answer.Model))
            .FirstOrDefault(witness => witness is not null);

    private ConcreteCase? Witness(IGuarantee guarantee, Obligation obligation, PathRecord path, Assignment model)
    {
        if (replayer.Run(path, model) is not { } concrete || !Replayer.Witnesses(concrete, guarantee, obligation)
            || cases.AsUnmapsLeaveIt(concrete, one => Replayer.Witnesses(one, guarantee, obligation)) is not { } witness)
        {
            return null;
        }

        witnesses.Add(witness);
        return witness;
    }

    private static UnmapModes ModeOf(ConcreteCase concrete) =>
        concrete.Run.Machine.IsTracking & concrete.Run.Machine.Maps ? UnmapModes.Tracked : UnmapModes.Plain;

    /// <summary>
    /// Some state that the invariants allow breaks the claim. Whether it happens is seen with the loops unrolled, where every state
    /// has a run that leads to it; failing that, by running the state itself. If neither shows a broken run, the invariants are too weak.
    /// </summary>
    private Decision Refute(IGuarantee guarantee, Obligation obligation)
    {
        Verdict weakest = new Verdict.Unknown("the invariants are too weak, and the loops have too many paths to be unrolled");
        Bounded? unbroken = null;
        foreach (var bounded in unrolled.Select(u => u.Value).OfType<Bounded>())
        {
            var on = InClass(bounded.Questions);
            var found = cases.FirstReplayed(
                guarantee, obligation, bounded.Questions, terms => bounded.Session.Check([.. on, .. terms]));
            if (found.Verdict is Verdict.Refuted)
            {
                return Undecided(found.Verdict, names.OfCounterexample(obligation, bounded.Questions, [.. on, .. found.Terms]));
            }

            if (found.Verdict is Verdict.ToolError)
            {
                return Undecided(found.Verdict);
            }

            (weakest, unbroken) = (found.Verdict ?? weakest, found.Verdict is null ? bounded : null);
        }

        var shown = cases.FirstReplayed(guarantee, obligation, questions, terms => Check([.. terms]));
        return shown.Verdict is Verdict.Refuted
            ? Undecided(shown.Verdict, names.OfCounterexample(obligation, questions, Together([.. shown.Terms])))
            : Undecided(unbroken is null ? weakest : SoFar(guarantee, obligation, unbroken));
    }

    /// <summary>That few turns do not break a claim says nothing where it takes more of them to get to what the claim speaks of.</summary>
    private Verdict SoFar(IGuarantee guarantee, Obligation obligation, Bounded bounded) =>
        (bounded.Turns >= Withheld.MostNotifiers || !GoesThroughNotifiers)
        && Modes.Where(mode => obligation.Speaks.HasFlag(mode) && IsSpokenOf(obligation, mode))
            .All(mode => WitnessWithin(bounded, guarantee, obligation, mode) is not null)
            ? new Verdict.ProvedToBound(bounded.Turns)
            : Withheld.NothingWithin(bounded.Turns);

    private bool IsSpokenOf(Obligation obligation, UnmapModes mode) =>
        Check(questions.Relevant(obligation).Name, questions.NameOf(mode)) is not SolverAnswer.Unsatisfiable;
}

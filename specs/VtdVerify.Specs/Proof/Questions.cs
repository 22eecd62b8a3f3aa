using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Observation;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof;

/// <summary>A path with the condition under which a claim on it is as asked.</summary>
internal sealed record Case(PathRecord Path, Term Condition);

/// <summary>A question about an obligation: its name stands for the disjunction of its cases.</summary>
internal sealed record Question(Term Name, IReadOnlyList<Case> Cases)
{
    public PathRecord PathOf(Assignment model) => Cases.First(c => model.Evaluate(c.Condition) != 0).Path;
}

/// <summary>
/// All that will be asked about an exploration, each under a name of its own, so that a solver reads the paths once and every
/// check is a handful of names.
/// </summary>
internal sealed class Questions
{
    private readonly Definitions definitions;
    private readonly Dictionary<Obligation, Question> broken = [];
    private readonly Dictionary<Obligation, Question> relevant = [];
    private readonly Dictionary<Obligation, Question> relevantToTheEnd = [];

    public Questions(Exploration exploration, IReadOnlyList<IGuarantee> guarantees)
    {
        Exploration = exploration;
        definitions = new Definitions(exploration.Pool, "question");
        Candidates = [.. exploration.Checks
            .GroupBy(c => c.Selector)
            .Select(g => new InvariantCandidate(g.Key, definitions.NameOf(AnyOf(g.Select(c => c.IsBroken))), [.. g]))];
        Unreadable = [.. exploration.Paths
            .Where(p => p.Run.End is RunEnd.Unsupported)
            .Select(p => (Name: definitions.NameOf(p.Condition), End: (RunEnd.Unsupported)p.Run.End))];
        foreach (var guarantee in guarantees)
        {
            AddQuestions(guarantee);
        }

        Tracked = NameOf(TrackedMode(exploration).Term);
        Plain = NameOf((!TrackedMode(exploration)).Term);
        foreach (var scopeClass in ScopeClass.All)
        {
            NameOf(scopeClass.Holds(exploration.Machine.Scope).Term);
            foreach (var wish in Preferences.For(exploration, scopeClass).SelectMany(w => w))
            {
                NameOf(wish);
            }
        }

        Assertions =
        [
            .. Ledger.OfMachine(exploration.Machine).Select(a => Switches.Guarded(exploration.Pool, a.Assumption, a.Holds).Term),
            .. definitions.Equations,
        ];
    }

    public Exploration Exploration { get; }

    public IReadOnlyList<InvariantCandidate> Candidates { get; }

    /// <summary>The paths that end at a construct that is not read.</summary>
    public IReadOnlyList<(Term Name, RunEnd.Unsupported End)> Unreadable { get; }

    /// <summary>Names of the two modes of an unmap.</summary>
    public Term Tracked { get; }

    public Term Plain { get; }

    public Term NameOf(UnmapModes mode) => mode == UnmapModes.Tracked ? Tracked : Plain;

    /// <summary>What a session assumes: the machine's assumptions, and what the names mean.</summary>
    public IReadOnlyList<Term> Assertions { get; }

    public Question Broken(Obligation obligation) => broken[obligation];

    /// <summary>The obligations that a model of the assertions breaks.</summary>
    public IEnumerable<Obligation> BrokenIn(Assignment model) =>
        broken.Where(one => model.Evaluate(one.Value.Name) != 0).Select(one => one.Key);

    public Question Relevant(Obligation obligation) => relevant[obligation];

    /// <summary>Relevant, on a path that comes back to its caller.</summary>
    public Question RelevantToTheEnd(Obligation obligation) => relevantToTheEnd[obligation];

    /// <summary>The name of a term; a new one must be made before a session begins.</summary>
    public Term NameOf(Term term) => definitions.NameOf(term);

    private static SymbolicTruth TrackedMode(Exploration exploration) => exploration.Machine.IsTracking & exploration.Machine.Maps;

    private void AddQuestions(IGuarantee guarantee)
    {
        var claims = Exploration.Paths.Select(p => (Path: p, Claims: guarantee.Claims(p.Run).ToList())).ToList();
        foreach (var obligation in guarantee.Obligations)
        {
            broken.Add(obligation, Ask(claims.Select(p => (
                p.Path,
                p.Path.Run.End is RunEnd.Undefined
                    ? TermBuilder.True
                    : AnyOf(p.Claims.Where(c => c.Obligation == obligation).Select(c => c.IsBroken.Term))))));
            var speaking = claims
                .Select(p => (p.Path, Asked: AnyOf(p.Claims.Where(c => c.Obligation == obligation).Select(c => c.Relevant.Term))))
                .ToList();
            relevant.Add(obligation, Ask(speaking));
            relevantToTheEnd.Add(obligation, Ask(speaking.Where(p => p.Path.Run.Returned)));
        }
    }

    private Question Ask(IEnumerable<(PathRecord Path, Term Asked)> claims)
    {
        var cases = claims
            .Where(c => !c.Asked.Equals(TermBuilder.False))
            .Select(c => new Case(c.Path, TermBuilder.And(definitions.NameOf(c.Path.Condition), c.Asked)))
            .ToList();
        return new Question(definitions.NameOf(AnyOf(cases.Select(c => c.Condition))), cases);
    }

    private static Term AnyOf(IEnumerable<Term> terms) => TermBuilder.Any(terms);
}

/// <summary>A candidate invariant, with the name of "some state breaks it".</summary>
internal sealed record InvariantCandidate(Term Selector, Term Broken, IReadOnlyList<InvariantCheck> Checks);

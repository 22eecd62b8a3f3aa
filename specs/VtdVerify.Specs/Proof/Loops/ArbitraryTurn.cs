using VtdVerify.Specs.Observation;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof.Loops;

/// <summary>
/// The loop rule: a turn starts from any state that the invariants allow, and either leaves the loop or ends the path. Which
/// variables turns change is found by running: the paths are explored again until no turn changes a variable that was not let loose.
/// </summary>
internal sealed class ArbitraryTurn(LoopPlans plans, List<InvariantCheck> checks) : ILoopDriver
{
    /// <summary>How the names of the variables begin that switch candidates on.</summary>
    public const string SelectorPrefix = "invariant: ";

    /// <summary>Turns of a counted loop that decide nothing, and of one that does: each of these makes several paths.</summary>
    private const int MostTurns = 64;
    private const int MostBranchingTurns = 2;

    private readonly Dictionary<string, int> loopsSeen = [];
    private (SymbolicPath Path, int Length, Term Condition)? way;

    public bool Run(SymbolicMachine machine, CodeSite site, ILoopState<SymbolicWord> state, Func<bool> condition, Func<TurnEnd> body)
    {
        var plan = plans.Of(Key(site));
        if (plan.IsCounted && state.ConditionIsKnown)
        {
            return RunCounted(plan, machine, site, state, condition, body);
        }

        plan.IsCounted = false;
        state.Reach(plan.Reached, plan.ChangesGhost);
        var before = plan.WordsOf(state);
        var ghostBefore = machine.Ghost;
        var leading = before.Keys.Where(n => !plan.Relations.Follows(n)).Order(StringComparer.Ordinal).ToList();
        Check(plan, machine, ViewOf(before, ghostBefore));
        var pointers = new HandedPointers(machine, machine.Tree.LastKey);
        CheckPointers(plan, machine, state, pointers);

        LetLoose(plan, machine, state, before);
        pointers.Defer(plan.Pointers, state, candidate => Selected(plan.Key, machine, candidate));
        var atHead = ViewOf(plan.WordsOf(state), machine.Ghost);
        foreach (var candidate in InvariantTemplates.For(atHead).Where(c => c.Holds.Known != true))
        {
            machine.Path.Assume(Selected(plan.Key, machine, candidate));
        }

        var (variables, ghost, head) = (state.Read(), machine.Ghost, machine.Tree.Changes);
        if (!condition())
        {
            return true;
        }

        if (body() == TurnEnd.Leave)
        {
            return false;
        }

        plan.Learn(variables, state.Read(), ghost, machine.Ghost);
        plan.TakesMappings |= machine.Tree.Changes != head;
        var atEnd = atHead with { Now = LoopPlan.WordsAfter(state, before), GhostNow = machine.Ghost };
        plan.Relations.Learn(atHead.Now, atEnd.Now);
        Check(plan, machine, atEnd);
        CheckPointers(plan, machine, state, pointers);
        machine.TurnMadeProgress = Progress(plan.Key, machine, machine.Tree.HasShrunkSince(head), atHead, atEnd);
        throw new SymbolicRunEndedException(new RunEnd.TurnEnded(site));

        LoopView ViewOf(IReadOnlyDictionary<string, SymbolicWord> now, Ghost<SymbolicWord, SymbolicTruth> ghostNow) =>
            new(machine.Machine, before, ghostBefore, now, ghostNow, leading) { ChangedGhost = plan.Changed };
    }

    public void Suppose(SymbolicMachine machine, string name, SymbolicTruth claim)
    {
        var candidate = new ProposedInvariant(name, claim);
        Check("on the way", machine, candidate);
        machine.Path.Assume(!Selector("on the way", machine, candidate) | claim);
    }

    /// <summary>
    /// That the tree shrank, or that some variant was brought further: one that every turn of the loop brings further, unless it
    /// shrinks the tree. Which one that is, is found like an invariant.
    /// </summary>
    private SymbolicTruth Progress(string key, SymbolicMachine machine, SymbolicTruth hasShrunk, LoopView head, LoopView end)
    {
        var progress = hasShrunk;
        foreach (var variant in Variants.For(head, end))
        {
            var candidate = variant with { Holds = hasShrunk | variant.Holds };
            AddCheck(key, machine, candidate);
            progress |= Selector(key, machine, candidate) & variant.Holds;
        }

        return progress;
    }

    /// <summary>
    /// A loop of which it is known before each turn whether there is one more, and that has few turns: they are taken as they are. Where
    /// that fails, the plan says so, and the paths are explored again.
    /// </summary>
    private static bool RunCounted(
        LoopPlan plan, SymbolicMachine machine, CodeSite site, ILoopState<SymbolicWord> state, Func<bool> condition, Func<TurnEnd> body)
    {
        var decisions = machine.Path.Decided.Count;
        for (var turn = 0; ; turn++)
        {
            var goesOn = condition();
            if (state.ConditionIsKnown && !goesOn)
            {
                return true;
            }

            var most = machine.Path.Decided.Count == decisions ? MostTurns : MostBranchingTurns;
            if (!state.ConditionIsKnown || turn == most)
            {
                break;
            }

            var end = body();
            if (!state.ConditionIsKnown)
            {
                break;
            }

            if (end == TurnEnd.Leave)
            {
                return false;
            }
        }

        plan.IsCounted = false;
        throw new SymbolicRunEndedException(new RunEnd.TurnEnded(site));
    }

    /// <summary>The candidate, where its selector switches it on.</summary>
    private SymbolicTruth Selected(string key, SymbolicMachine machine, ProposedInvariant candidate)
    {
        var selector = Selector(key, machine, candidate);

        // One that needs no check, neither where the loop begins nor after a turn, is to be switched on like the others.
        checks.Add(new InvariantCheck(selector.Term, TermBuilder.True, TermBuilder.True));
        return !selector | candidate.Holds;
    }

    private void CheckPointers(LoopPlan plan, SymbolicMachine machine, ILoopState<SymbolicWord> state, HandedPointers pointers)
    {
        foreach (var candidate in pointers.Now(plan.Pointers, state))
        {
            Check(plan.Key, machine, candidate);
        }
    }

    private static void LetLoose(
        LoopPlan plan, SymbolicMachine machine, ILoopState<SymbolicWord> state, IReadOnlyDictionary<string, SymbolicWord> before)
    {
        var now = new Dictionary<string, SymbolicWord>(StringComparer.Ordinal);
        foreach (var (name, word) in before.OrderBy(w => plan.Relations.Follows(w.Key)).ThenBy(w => w.Key, StringComparer.Ordinal))
        {
            now[name] = plan.Relations.Follow(name, before, now) ?? machine.Path.Fresh(name, word.Width);
            state.SetWord(name, now[name]);
        }

        var known = state.Read().Select(variable => variable.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var name in plan.Forgotten.Where(known.Contains).Order(StringComparer.Ordinal))
        {
            state.Forget(name);
        }

        machine.Restart(GhostVariables.Havoc(machine.Ghost, plan.Changed, machine.Path), plan.TakesMappings);
    }

    private static SymbolicTruth Selector(string key, SymbolicMachine machine, ProposedInvariant candidate) =>
        new(machine.Path.Pool.TruthVariable($"{SelectorPrefix}{key}: {candidate.Name}"));

    private void Check(LoopPlan plan, SymbolicMachine machine, LoopView view)
    {
        foreach (var candidate in InvariantTemplates.For(view))
        {
            Check(plan.Key, machine, candidate);
        }
    }

    private void Check(string key, SymbolicMachine machine, ProposedInvariant candidate)
    {
        if (candidate.Holds.Known != true)
        {
            AddCheck(key, machine, candidate);
        }
    }

    private void AddCheck(string key, SymbolicMachine machine, ProposedInvariant candidate)
    {
        checks.Add(new InvariantCheck(Selector(key, machine, candidate).Term, WayTo(machine.Path), candidate.Holds.Term));
    }

    /// <summary>All conditions of the path so far. Many candidates are checked at one place.</summary>
    private Term WayTo(SymbolicPath path)
    {
        if (way is not { } known || known.Path != path || known.Length != path.Conditions.Count)
        {
            way = known = (path, path.Conditions.Count, TermBuilder.All(path.Conditions));
        }

        return known.Condition;
    }

    private string Key(CodeSite site)
    {
        var name = $"{site} {site.Text}";
        var count = loopsSeen.GetValueOrDefault(name) + 1;
        loopsSeen[name] = count;
        return count == 1 ? name : $"{name}, time {count}";
    }
}

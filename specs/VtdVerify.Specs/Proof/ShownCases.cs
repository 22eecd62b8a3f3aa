using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Shrinking;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof;

/// <summary>Makes counterexamples and witnesses of what the solver finds. Each was run, and begins as some run really begins.</summary>
/// <param name="dropped">Ids of assumptions that are not made.</param>
internal sealed class ShownCases(ISubject subject, ScopeClass scopeClass, Replayer replayer, IReadOnlySet<string> dropped)
{
    private readonly CaseShrinker shrinker = new(subject, dropped);
    private readonly EarlierUnmaps earlier = new(subject);

    /// <summary>
    /// The counterexample that a reader would rather see than others; null where the claim cannot be broken. The last of the
    /// preferences wants nothing, so that what it leaves unanswered or cannot replay is unanswered or a defect.
    /// </summary>
    public (Verdict? Verdict, IReadOnlyList<Term> Terms) FirstReplayed(
        IGuarantee guarantee, Obligation obligation, Questions asked, Func<IReadOnlyList<Term>, SolverAnswer> check)
    {
        var broken = asked.Broken(obligation);
        Verdict? last = null;
        var isFirst = true;
        foreach (var wish in Preferences.For(asked.Exploration, scopeClass))
        {
            IReadOnlyList<Term> terms = [broken.Name, .. wish.Select(asked.NameOf)];
            switch (check(terms))
            {
                case SolverAnswer.Satisfiable(var model):
                    if (replayer.Run(broken.PathOf(model), model) is not { } concrete)
                    {
                        last = Withheld.CannotBeHeld;
                        break;
                    }

                    var broke = replayer.WithOtherFinds(concrete).Prepend(concrete)
                        .Select(one => Replayer.Breaks(one, guarantee, obligation))
                        .FirstOrDefault(one => one is not null);
                    if (broke is { } counterexample)
                    {
                        last = Shown(counterexample, one => Replayer.Breaks(one, guarantee, obligation));
                        if (last is Verdict.Refuted)
                        {
                            return (last, terms);
                        }

                        break;
                    }

                    last = dropped.Contains(Ledger.LookupFinds.Id) ? Withheld.MissesWhatIsFound
                        : obligation.IsApproximated ? Withheld.NotFollowed
                        : Replayer.HadSeveralToFind(concrete) ? Withheld.NoSuchTree
                        : new Verdict.ToolError($"{obligation.Id}: the counterexample does not replay");
                    break;
                case SolverAnswer.Unknown(var reason):
                    last = new Verdict.Unknown(reason);
                    break;
                case SolverAnswer.Unsatisfiable when isFirst && check([broken.Name]) is SolverAnswer.Unsatisfiable:
                    // What cannot be broken at all cannot be broken as a reader would like it.
                    return (null, []);
                default:
                    last = null;
                    break;
            }

            isFirst = false;
        }

        return (last, []);
    }

    /// <summary>
    /// A case that shows the same and begins with static variables as they are initialised, or as earlier unmaps leave them; null for none.
    /// </summary>
    public ConcreteCase? AsUnmapsLeaveIt(ConcreteCase shown, Func<ConcreteCase, bool> isShown) =>
        EarlierUnmaps.AreNeeded(shown.Machine) ? earlier.Reached(shown, one => isShown(one) ? one : null) : shown;

    /// <summary>
    /// A refutation on the smallest machine, if that begins as the code is initialised or as earlier unmaps leave it, whatever other code
    /// has set, and a page walk maps so.
    /// </summary>
    private Verdict Shown(ConcreteCase counterexample, Func<ConcreteCase, ConcreteCase?> judge)
    {
        var smallest = shrinker.Smallest(counterexample, scopeClass, judge);
        if (TranslatedAddresses.Odd(smallest.Machine) is { } odd)
        {
            return Withheld.NoSuchTranslation(odd);
        }

        var reached = EarlierUnmaps.AreNeeded(smallest.Machine) ? earlier.Reached(smallest, judge) : smallest;
        return reached is null ? EarlierUnmaps.NotReached(smallest.Machine)
            : earlier.SetByOthers(reached, judge) is { } variable ? Withheld.DependsOn(variable)
            : new Verdict.Refuted(reached);
    }
}

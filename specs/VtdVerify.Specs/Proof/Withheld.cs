using VtdVerify.Model;
using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Guarantees;

namespace VtdVerify.Specs.Proof;

/// <summary>Verdicts in place of a proof or a refutation that cannot be given.</summary>
internal static class Withheld
{
    /// <summary>The machine has as many; a loop through their list takes a turn for each.</summary>
    public const int MostNotifiers = 2;

    // Without its assumptions a class may hold machines that no table or tree can.
    public static readonly Verdict CannotBeHeld = new Verdict.Unknown(
        "without the dropped assumptions the solver finds a machine that cannot be run");

    // The concrete tree finds what it holds, whatever is assumed of it.
    public static readonly Verdict MissesWhatIsFound = new Verdict.Unknown(
        $"without {Ledger.LookupFinds.Id} a search may miss a mapping that a real tree finds; no concrete machine can show that");

    public static readonly Verdict NotFollowed = new Verdict.Unknown(
        "the next unmap, that of the other notifier, is not followed, and no machine shows that it fails");

    public static readonly Verdict NoSuchTree = new Verdict.Unknown(
        "a search may find any of several mappings, and no tree that was tried finds those that break the claim");

    public static readonly Verdict ForTwoNotifiers = new Verdict.ProvedToBound(
        MostNotifiers, "the code goes through the notifiers of the address space: holds for at most two of them");

    public static readonly Verdict IsBroken = new Verdict.Unknown("a state that the invariants allow breaks it");

    /// <summary>Of a claim that no run of so few turns breaks.</summary>
    public static Verdict NothingWithin(int turns) => new Verdict.Unknown(FormattableString.Invariant(
        $"the invariants are too weak, and no run of {turns} {(turns == 1 ? "turn" : "turns")} of each loop ")
        + "gets to what the claim speaks of");

    /// <summary>Of a claim that is broken, as far as was looked, only where a mapping translates to what it never does.</summary>
    public static Verdict NoSuchTranslation(MappingDescription odd) => new Verdict.Unknown(FormattableString.Invariant(
        $"it breaks where the mapping at {odd.Iova} translates to {odd.TranslatedAddress}: ")
        + "a page walk gives it an address that is aligned to its size and below 2^width");

    /// <summary>Of a claim that is broken or not as other code has set a variable.</summary>
    public static Verdict DependsOn(string variable) => new Verdict.Unknown(
        $"whether it breaks depends on {variable}, which other code may set before the first unmap");

    /// <summary>Of what rests on a claim that is not proved.</summary>
    public static Verdict WithoutGround(Obligation ground, Verdict ofGround) => ofGround is Verdict.ProvedToBound
        ? ofGround
        : new Verdict.Unknown($"it rests on {ground.Id}, which is not proved for every scope");

    public static readonly Verdict Silent = new Verdict.Vacuous("the claim is vacuous on every machine of the class");

    public static readonly Verdict NoMachine = new Verdict.Vacuous("no machine meets the assumptions");
}

using VtdVerify.Model;
using VtdVerify.Specs.Assumptions;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof;

/// <summary>
/// Which of many counterexamples a reader would rather see: VFIO's scopes and flags, small pages, read and write access, a running
/// migration, and before all static variables as they are initialised.
/// </summary>
internal static class Preferences
{
    private const ulong SmallestLeaf = 0xfff;
    private const ulong PagesOfMemory = 0xf_ffff_f000;

    private static readonly SymbolicWord ReadWrite = Permissions.Word<SymbolicWord, SymbolicTruth>(IommuAccess.ReadWrite);

    /// <summary>Extra constraints to try one after the other, the most wanted first. The last one wants nothing.</summary>
    public static IEnumerable<IReadOnlyList<Term>> For(Exploration exploration, ScopeClass scopeClass)
    {
        var wishes = OfMachines(exploration, scopeClass).ToList();
        IReadOnlyList<Term> first = [.. exploration.Paths.Select(p => p.IsFirstUnmap).Where(t => !t.IsConstant).Distinct()];
        return first.Count == 0 ? wishes : wishes.Select(IReadOnlyList<Term> (wish) => [.. wish, .. first]).Concat(wishes);
    }

    private static IEnumerable<IReadOnlyList<Term>> OfMachines(Exploration exploration, ScopeClass scopeClass)
    {
        var scopes = scopeClass.Scope is null
            ? new[] { ScopeClass.Upper, ScopeClass.Lower, ScopeClass.Every }
            : [scopeClass];
        var mappings = exploration.Paths.SelectMany(p => p.Others.Append(p.Run.Ghost.Mapping)).ToList();
        var both = mappings.Select(m => (m.Permission == ReadWrite).Term).Distinct().ToList();
        var small = mappings
            .Select(m => ((m.Size == SymbolicWord.Of(SmallestLeaf)) & IsPageOfMemory(m)).Term)
            .Distinct()
            .ToList();
        var machine = exploration.Machine;
        var usual = (machine.GlobalDirtyTracking == SymbolicWord.Of(1, 32)) & machine.MigrationIsRunning & machine.IsLegacyVfio;
        var likeIt = (machine.Other.Flags == machine.Notifier.Flags)
            & (machine.Other.Scope.First == machine.Scope.First) & (machine.Other.Scope.Last == machine.Scope.Last);
        SymbolicTruth[] notifiers = [machine.Maps & !machine.HasOther, machine.Maps & likeIt, !machine.Maps & !machine.HasOther];
        foreach (var maps in notifiers.Select(n => n.Term))
        {
            foreach (var scope in scopes.Select(s => s.Holds(machine.Scope).Term))
            {
                yield return [maps, scope, usual.Term, .. small, .. both];
                yield return [maps, scope, .. small];
            }
        }

        yield return [.. mappings.Select(m => TranslatedAddresses.CanBe(machine, m).Term).Where(t => !t.IsConstant).Distinct()];
        yield return [];
    }

    /// <summary>That the page behind the mapping is one that a guest can have.</summary>
    private static SymbolicTruth IsPageOfMemory(DmaMap<SymbolicWord> mapping) =>
        (mapping.TranslatedAddress & SymbolicWord.Of(~PagesOfMemory)) == SymbolicWord.Of(0);
}

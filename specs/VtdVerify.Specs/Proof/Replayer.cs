using VtdVerify.Model;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Observation;
using VtdVerify.Specs.Shrinking;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof;

/// <summary>Runs what the solver found on the concrete machine and asks the guarantee again.</summary>
/// <param name="dropped">Ids of assumptions that a case need not meet.</param>
internal sealed class Replayer(ISubject subject, IReadOnlySet<string> dropped)
{
    private const int MostSequences = 4;

    /// <summary>
    /// The case as it really runs; null where an assumption was dropped and what is left allows machines that cannot be, or where the
    /// subject's tree does not take the mappings together. Throws
    /// <see cref="InvalidOperationException"/> where the decoded machine is not of the class that was assumed: then the symbolic and
    /// the concrete reading of an assumption differ.
    /// </summary>
    public ConcreteCase? Run(PathRecord path, Assignment model)
    {
        try
        {
            return RunDecoded(path, model);
        }
        catch (Exception reason) when (IsOfTheMachine(reason))
        {
            return null;
        }
    }

    /// <summary>Whether the decoded machine cannot be, and that is no defect.</summary>
    private bool IsOfTheMachine(Exception reason) => reason switch
    {
        InvalidMachineException { Fault: MachineFault.NotInserted } => true,
        InvalidMachineException or ArgumentException or InvalidOperationException => dropped.Count > 0,
        _ => false,
    };

    private ConcreteCase RunDecoded(PathRecord path, Assignment model)
    {
        var (machine, mapping, address) = Decoder.Decode(path, model);
        CheckAssumptions(machine);
        return ConcreteCase.Of(machine, ConcreteRuns.Of(subject, machine), mapping, address);
    }

    /// <summary>
    /// Other cases that may show the same: of several mappings that compare equal to a key, which one a search finds is a matter of the
    /// tree's shape, and a path may take any. So the mappings are inserted in other sequences, exchange what they map, and each is
    /// followed in turn.
    /// </summary>
    public IEnumerable<ConcreteCase> WithOtherFinds(ConcreteCase concrete) =>
        ConcreteCase.OfEach(concrete.Machine, concrete.MachineRun).Concat(
            from mappings in Alternatives(concrete.Machine.Mappings)
            let machine = concrete.Machine with { Mappings = mappings }
            let run = ConcreteRuns.WhereInserted(subject, machine)
            where run is not null
            from one in ConcreteCase.OfEach(machine, run)
            select one);

    private static IEnumerable<IReadOnlyList<MappingDescription>> Alternatives(IReadOnlyList<MappingDescription> mappings)
    {
        foreach (var first in mappings.Skip(1).Take(MostSequences))
        {
            yield return [first, .. mappings.Where(m => m != first)];
        }

        for (var by = 1; by < Math.Min(mappings.Count, MostSequences); by++)
        {
            yield return [.. mappings.Select((mapping, at) => WithContents(mapping, mappings[(at + by) % mappings.Count]))];
        }
    }

    private static MappingDescription WithContents(MappingDescription mapping, MappingDescription other) =>
        mapping with { TranslatedAddress = other.TranslatedAddress, Permission = other.Permission };

    /// <summary>Whether a search of the run had several mappings to find.</summary>
    public static bool HadSeveralToFind(ConcreteCase concrete) => concrete.MachineRun.Lookups.Any(lookup =>
    {
        var gone = concrete.MachineRun.Removals.Where(r => r.Step < lookup.Step).SelectMany(r => r.Removed).ToHashSet();
        var key = AddressRange.Of(lookup.Key);
        return concrete.Machine.Mappings.Except(gone).Count(m => m.Iova <= key.Last && m.Last >= key.First) > 1;
    });

    /// <summary>The case with the code that decides it, where it breaks the obligation; null where it does not.</summary>
    public static ConcreteCase? Breaks(ConcreteCase concrete, IGuarantee guarantee, Obligation obligation)
    {
        if (concrete.Run.End is RunEnd.Undefined undefined)
        {
            return concrete with { Site = undefined.Site };
        }

        var broken = guarantee.Claims(concrete.Run).FirstOrDefault(c => c.Obligation == obligation && c.IsBroken);
        return broken is null ? null : concrete with { Site = broken.Site ?? DecisiveSite(concrete) };
    }

    /// <summary>Whether the run comes back to its caller and makes the obligation relevant.</summary>
    public static bool Witnesses(ConcreteCase concrete, IGuarantee guarantee, Obligation obligation) =>
        concrete.Run.Returned && guarantee.Claims(concrete.Run).Any(c => c.Obligation == obligation && c.Relevant);

    /// <summary>The loop without end, or where the mapping was lost: the removal that took it, the search that did not see it.</summary>
    private static CodeSite? DecisiveSite(ConcreteCase concrete) =>
        (concrete.MachineRun.Outcome as MachineOutcome.OutOfFuel)?.Site
        ?? concrete.MachineRun.Removals.FirstOrDefault(r => r.Removed.Contains(concrete.Mapping))?.Site
        ?? concrete.MachineRun.Lookups.LastOrDefault(l => l.Found is null)?.Site;

    private void CheckAssumptions(MachineDescription machine)
    {
        if (MachineClass.Broken(machine).FirstOrDefault(assumption => !dropped.Contains(assumption.Id)) is { } broken)
        {
            throw new InvalidOperationException($"The decoded machine breaks the assumption {broken.Id}.");
        }
    }
}

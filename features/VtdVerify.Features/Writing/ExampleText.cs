using System.Globalization;
using VtdVerify.Model;
using VtdVerify.Terms;

namespace VtdVerify.Features.Writing;

/// <summary>A machine as an example of a guarantee: the steps of a scenario that passes where the guarantee holds of it.</summary>
public static class ExampleText
{
    private const string UnmapBoth = "the scope is unmapped, and then the other notifier's";

    private static readonly IReadOnlyDictionary<string, Func<MachineDescription, IEnumerable<string>>> Expectations =
        new Dictionary<string, Func<MachineDescription, IEnumerable<string>>>
        {
            ["bitmap-fits"] = _ => ["no UNMAP needs a dirty bitmap above 256M"],
            ["complete"] = _ => ["the IOVA tree holds no mapping inside the scope", "every mapping inside the scope got an UNMAP"],
            ["dirty-kept"] = _ => ["every page of the scope that the device wrote is marked at its guest address"],
            ["event-constants"] = _ => ["every event is an UNMAP that grants nothing and targets the system's memory"],
            ["exact"] = _ => ["every UNMAP repeats a mapping that the IOVA tree holds"],
            ["guard"] = machine => [machine.DirtyTracking == DirtyTracking.None
                ? "the plain path is taken, whatever the tree holds"
                : "the tracked path is taken, mapping by mapping"],
            ["in-scope"] = _ => ["every UNMAP lies inside the scope"],
            ["no-abort"] = _ => ["QEMU does not abort"],
            ["no-wrap"] = _ => ["no search key wraps", "no UNMAP and no removal wraps"],
            ["notifiers-independent"] = _ => ["the other notifier was told of every mapping of its scope that left the tree"],
            ["notify-first"] = _ => ["every mapping inside the scope that left the tree was unmapped before"],
            ["once"] = _ => ["no mapping is unmapped twice"],
            ["outside-untouched"] = OutsideUntouched,
            ["plain-cover"] = PlainCover,
            ["power-of-two"] = _ => ["every UNMAP is a block of a power of two, aligned to its size"],
            ["terminates"] = _ => ["the unmap ends"],
            ["unmap-only-served"] = machine => [$"every address of {Reachable(machine)} got an UNMAP"],
        };

    /// <summary>The ids of the guarantees that examples can be written of.</summary>
    public static IEnumerable<string> GuaranteeIds => Expectations.Keys;

    /// <summary>What tells the machine from others, for the scenario's name.</summary>
    public static string Title(MachineDescription machine) => string.Create(
        CultureInfo.InvariantCulture,
        $"The scope {MachineText.Scope(machine.Notifiers[0])} at {machine.AddressWidth} bits, tracked for "
        + $"{MachineText.Tracking(machine.DirtyTracking)}");

    /// <summary>The steps, without indentation but for the rows of tables.</summary>
    /// <param name="guaranteeId">One of <see cref="GuaranteeIds"/>.</param>
    /// <param name="machine">One of which the guarantee says something: under tracking for dirty-kept, and so on.</param>
    /// <exception cref="ArgumentException">The steps cannot set the machine.</exception>
    public static IReadOnlyList<string> Steps(string guaranteeId, MachineDescription machine)
    {
        var unmaps = guaranteeId == "notifiers-independent" && machine.Notifiers.Count > 1 ? UnmapBoth : "the scope is unmapped";
        var expected = Expectations[guaranteeId](machine).ToList();
        return
        [
            .. MachineText.Givens(machine),
            $"When {unmaps}",
            $"Then {expected[0]}",
            .. expected.Skip(1).Select(step => step.StartsWith('|') ? $"  {step}" : $"And {step}"),
        ];
    }

    private static IEnumerable<string> OutsideUntouched(MachineDescription machine)
    {
        var scope = machine.Notifiers[0].Scope;
        var outside = machine.Mappings.Where(mapping => !mapping.Range.Overlaps(scope)).ToList();
        IEnumerable<string> kept = outside.Count == 0 ? [] : ["the IOVA tree still holds:", .. MachineText.Mappings(outside)];
        return [.. kept, "no UNMAP touches a mapping outside the scope"];
    }

    private static IEnumerable<string> PlainCover(MachineDescription machine)
    {
        var range = Reachable(machine);
        var blocks = FewestBlocks(range, LastAddress(machine));
        return
        [
            $"the plain path unmaps every address of {range} once, and no other",
            string.Create(CultureInfo.InvariantCulture, $"the plain path needs no more than {blocks} UNMAP{(blocks == 1 ? "" : "s")}"),
        ];
    }

    /// <summary>The longest aligned block from each address on: no cover by aligned blocks has fewer.</summary>
    private static int FewestBlocks(AddressRange range, Address widest)
    {
        var count = 0;
        for (UInt128 next = range.First.Value; next <= range.Last.Value; count++)
        {
            next += (UInt128)AlignedBlock.Mask<ConcreteWord, ConcreteTruth>(
                ConcreteWord.Of((ulong)next), range.Last.ToWord(), widest.ToWord()).Value + 1;
        }

        return count;
    }

    /// <summary>The part of the scope that the address space has: nothing is mapped behind it.</summary>
    private static AddressRange Reachable(MachineDescription machine)
    {
        var scope = machine.Notifiers[0].Scope;
        return scope with { Last = Address.Min(scope.Last, LastAddress(machine)) };
    }

    private static Address LastAddress(MachineDescription machine) => new(BitVector.Mask(machine.AddressWidth));
}

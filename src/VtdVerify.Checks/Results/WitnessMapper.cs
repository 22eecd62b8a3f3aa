using VtdVerify.Checks.Explaining;
using VtdVerify.Reporting;
using VtdVerify.Specs.Proof;

namespace VtdVerify.Checks.Results;

/// <summary>The machine that shows that a proof speaks of something.</summary>
internal static class WitnessMapper
{
    public static Witness Map(ConcreteCase shown)
    {
        var (machine, mapping) = (shown.Machine, shown.Mapping);
        var scope = machine.Notifiers[0];
        return new Witness
        {
            Sentence = Sentence(shown),
            Values =
            [
                new NamedValue("address_width", new HexWord((ulong)machine.AddressWidth)),
                new NamedValue("global_dirty_tracking", new HexWord((ulong)machine.DirtyTracking)),
                new NamedValue("scope.start", new HexWord(scope.Start.Value)),
                new NamedValue("scope.end", new HexWord(scope.End.Value)),
                new NamedValue("mapping.iova", new HexWord(mapping.Iova.Value)),
                new NamedValue("mapping.size", new HexWord(mapping.InclusiveSize.Value)),
                new NamedValue("mapping.translated_addr", new HexWord(mapping.TranslatedAddress.Value)),
                new NamedValue("mapping.perm", new HexWord((ulong)mapping.Permission)),
            ],
        };
    }

    public static string Sentence(ConcreteCase shown)
    {
        var (machine, run) = (shown.Machine, shown.MachineRun);
        return $"with {Phrases.Count(machine.Mappings.Count, "mapping")} in the tree the unmap makes "
            + $"{Phrases.Count(run.Events.Count, "event")}, leaves {Phrases.Count(run.TreeAfter.Count, "mapping")} and returns";
    }
}

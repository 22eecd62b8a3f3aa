using VtdVerify.Model;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof;

/// <summary>Turns a solver's model of one path into the concrete machine on which the path starts.</summary>
internal static class Decoder
{
    public static (MachineDescription Machine, MappingDescription Mapping, Address Address) Decode(PathRecord path, Assignment model)
    {
        var surroundings = path.Run.Machine;
        var ghost = MappingDescription.Of(path.Run.Ghost.Mapping, model.Evaluate);
        var others = path.Others.Select(m => MappingDescription.Of(m, model.Evaluate));
        var ghosts = model.Evaluate(path.Run.Ghost.WasInTree) ? [ghost] : Array.Empty<MappingDescription>();
        var machine = new MachineDescription
        {
            Space = surroundings.Space,
            AddressWidth = (int)model.Evaluate(surroundings.AddressWidth),
            DirtyTracking = (DirtyTracking)model.Evaluate(surroundings.GlobalDirtyTracking),
            MigrationIsRunning = model.Evaluate(surroundings.MigrationIsRunning),
            Unknowns = path.Unknowns.ToDictionary(u => u.Key, u => model.Evaluate(u.Value), StringComparer.Ordinal),
            FirstNotifierIsFirstInList = path.Run.Machine.IsFirstInList is { } first && model.Evaluate(first),
            NotifyRule = model.Evaluate(surroundings.Crops) ? NotifyRule.Crops : NotifyRule.Asserts,
            Notifiers = model.Evaluate(surroundings.HasOther)
                ? [Notifier(surroundings.Notifier), Notifier(surroundings.Other)]
                : [Notifier(surroundings.Notifier)],
            Mappings = path.GhostIsFirst switch
            {
                true => [.. ghosts, .. others],
                false => [.. others, .. ghosts],
                null => [.. others.Concat(ghosts).OrderBy(m => m.Iova)],
            },
        };
        return (machine, ghost, new Address(model.Evaluate(path.Run.Ghost.Address)));

        NotifierDescription Notifier(IommuNotifier<SymbolicWord> notifier)
        {
            var flags = (NotifierFlags)model.Evaluate(notifier.Flags);
            var backend = !flags.HasFlag(NotifierFlags.Map) ? BackendKind.Vhost
                : model.Evaluate(surroundings.IsLegacyVfio) ? BackendKind.VfioLegacy
                : BackendKind.Iommufd;
            return new(
                new Address(model.Evaluate(notifier.Scope.First)), new Address(model.Evaluate(notifier.Scope.Last)), flags, backend);
        }
    }
}

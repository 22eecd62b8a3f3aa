using VtdVerify.Model;
using VtdVerify.Specs.Observation;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof;

/// <summary>Turns a solver's model of one path into the concrete machine on which the path starts.</summary>
internal static class Decoder
{
    public static (MachineDescription Machine, MappingDescription Mapping, ulong Address) Decode(PathRecord path, Assignment model)
    {
        var surroundings = path.Run.Machine;
        var ghost = Mapping(path.Run.Ghost.Mapping, model);
        var mappings = path.Others.Select(m => Mapping(m, model)).ToList();
        if (model.Evaluate(path.Run.Ghost.WasInTree))
        {
            mappings.Add(ghost);
        }

        var machine = new MachineDescription
        {
            AddressWidth = (int)model.Evaluate(surroundings.AddressWidth),
            DirtyTracking = (DirtyTracking)model.Evaluate(surroundings.GlobalDirtyTracking),
            MigrationIsRunning = model.Evaluate(surroundings.MigrationIsRunning),
            NotifyRule = model.Evaluate(surroundings.Crops) ? NotifyRule.Crops : NotifyRule.Asserts,
            Notifiers =
            [
                new NotifierDescription(
                    model.Evaluate(surroundings.Scope.First),
                    model.Evaluate(surroundings.Scope.Last),
                    (NotifierFlags)model.Evaluate(surroundings.Notifier.Flags),
                    Backend(surroundings, model)),
            ],
            Mappings = [.. mappings.OrderBy(m => m.Iova)],
        };
        return (machine, ghost, model.Evaluate(path.Run.Ghost.Address));
    }

    private static BackendKind Backend(Surroundings<SymbolicWord, SymbolicTruth> surroundings, Assignment model) =>
        !model.Evaluate(surroundings.Maps) ? BackendKind.Vhost
        : model.Evaluate(surroundings.IsLegacyVfio) ? BackendKind.VfioLegacy
        : BackendKind.Iommufd;

    private static MappingDescription Mapping(DmaMap<SymbolicWord> map, Assignment model) => new(
        model.Evaluate(map.Iova), model.Evaluate(map.Size), model.Evaluate(map.TranslatedAddress));
}

using VtdVerify.Model;
using VtdVerify.Specs.Observation;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof;

/// <summary>The symbolic values of a machine, by the names that exported obligations show.</summary>
internal static class MachineSymbols
{
    /// <summary>How the names of values begin that the machine does not set.</summary>
    public const string UnknownPrefix = "field: ";

    private const string IsFirstInList = "notifier.is_first_in_list";

    public static Surroundings<SymbolicWord, SymbolicTruth> Machine(SymbolicPath path, IovaSpace space) => new(
        path.Fresh("address_width", 8),
        path.Fresh("global_dirty_tracking", 32),
        path.FreshTruth("migration_is_running"),
        path.FreshTruth("notify_rule_crops"),
        path.FreshTruth("backend_is_legacy_vfio"),
        new IommuNotifier<SymbolicWord>(
            0,
            new IovaRange<SymbolicWord>(path.Fresh("scope.start", 64), path.Fresh("scope.end", 64)),
            path.Fresh("notifier.flags", 32)),
        new IommuNotifier<SymbolicWord>(
            1,
            new IovaRange<SymbolicWord>(path.Fresh("other.scope.start", 64), path.Fresh("other.scope.end", 64)),
            path.Fresh("other.flags", 32)),
        space)
    {
        IsFirstInList = path.FreshTruth(IsFirstInList),
    };

    public static Ghost<SymbolicWord, SymbolicTruth> Ghost(SymbolicPath path) =>
        Observation.Ghost<SymbolicWord, SymbolicTruth>.AtStart(
            Mapping(path, "ghost"), path.Fresh("ghost.address", 64), path.FreshTruth("ghost.was_in_tree"));

    public static DmaMap<SymbolicWord> Mapping(SymbolicPath path, string name) => new(
        path.Fresh($"{name}.iova", 64),
        path.Fresh($"{name}.translated_addr", 64),
        path.Fresh($"{name}.size", 64),
        path.Fresh($"{name}.perm", Permissions.Width));
}

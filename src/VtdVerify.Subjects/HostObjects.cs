using VtdVerify.CSubset.Running;
using VtdVerify.CSubset.Types;
using VtdVerify.Model;
using VtdVerify.Terms;

namespace VtdVerify.Subjects;

/// <summary>
/// QEMU's objects as the C code sees them. What a machine describes stands in them when they are made; from then on they are what the
/// code and QEMU's functions read and write. All other fields hold values of which nothing is known.
/// </summary>
internal sealed class HostObjects<TWord, TTruth>
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    private const string TreeWrite = "a write into a mapping of the tree";
    private const string Bus = "bus";
    private const string UnknownWrite = "a write through an unknown pointer";

    private readonly Interpreter<TWord, TTruth> interpreter;
    private readonly IUnmapMachine<TWord, TTruth> machine;
    private readonly Viommu viommu;
    private readonly NotifyRule? rule;
    private readonly List<Record<TWord, TTruth>> notifiers = [];
    private readonly Dictionary<IStoredMapping<TWord, TTruth>, Record<TWord, TTruth>> found = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, Storage<TWord, TTruth>> behindUnknown = new(StringComparer.Ordinal);
    private readonly Record<TWord, TTruth>? state;
    private Record<TWord, TTruth>? onlyOne;

    /// <summary>Makes the objects as the machine describes them.</summary>
    /// <param name="rule">What the code's own notify function does; null for the machine's rule.</param>
    public HostObjects(Interpreter<TWord, TTruth> interpreter, IUnmapMachine<TWord, TTruth> machine, Viommu viommu, NotifyRule? rule)
    {
        (this.interpreter, this.machine, this.viommu, this.rule) = (interpreter, machine, viommu, rule);
        SystemMemory = New("AddressSpace", "address_space_memory");
        Tracking = (Cell<TWord, TTruth>)Kept(IntegerType.UnsignedInt, "global_dirty_tracking");
        Tracking.Set(machine.GlobalDirtyTracking);
        Tree = viommu.AddressSpace.Tree is null ? null : New("IOVATree", "tree");
        state = NewState();
        LockHeld = (Cell<TWord, TTruth>)Kept(IntegerType.UnsignedInt, "the IOMMU's lock");
        LockHeld.Set(TWord.Of(0, IntegerType.UnsignedInt.Width));
        Space = New(viommu.AddressSpace.Record, "as");
        if (state is not null && viommu.AddressSpace.State is { } field)
        {
            Space.Cell(field).Point(state);
        }

        if (Tree is not null)
        {
            Space.Cell(viommu.AddressSpace.Tree!).Point(Tree);
        }

        foreach (var notifier in machine.Notifiers)
        {
            notifiers.Add(NewNotifier(notifier));
        }

        MakeList();
    }

    public Storage<TWord, TTruth> SystemMemory { get; }

    public Cell<TWord, TTruth> Tracking { get; }

    /// <summary>Whether the flag holds what the machine gave it.</summary>
    public bool IsTrackingAsGiven => Holds(Tracking, machine.GlobalDirtyTracking);

    /// <summary>Whether the code holds the lock of the IOMMU's state: state of every loop, like all that turns change.</summary>
    public Cell<TWord, TTruth> LockHeld { get; }

    /// <summary>Null where the vIOMMU has none.</summary>
    public Record<TWord, TTruth>? Tree { get; }

    /// <summary>Whether a pointer leads to the IOMMU's state.</summary>
    public bool IsState(object? target) => state is not null && ReferenceEquals(target, state);

    /// <summary>Whether a pointer leads to the mutex of the IOMMU's state, which vtd_iommu_lock takes.</summary>
    public bool IsStateLock(object? target) => target is Storage<TWord, TTruth> { Parent: Record<TWord, TTruth> record, Index: var index }
        && IsState(record) && record.RecordType.Fields![index].Name == "iommu_lock";

    public Record<TWord, TTruth> Space { get; }

    public Record<TWord, TTruth> NotifierOf(int id) => notifiers[id];

    /// <summary>The notifier that a record is, as the record describes it now; null where it is none.</summary>
    /// <param name="load">Reads a cell as a function that is called does.</param>
    public IommuNotifier<TWord>? NotifierOf(object? record, Func<Cell<TWord, TTruth>, TWord> load)
    {
        var id = notifiers.FindIndex(n => ReferenceEquals(n, record));
        return id < 0 ? null : new IommuNotifier<TWord>(
            id,
            new IovaRange<TWord>(load(notifiers[id].Cell("start")), load(notifiers[id].Cell("end"))),
            load(notifiers[id].Cell("notifier_flags")))
        {
            Rule = rule,
        };
    }

    /// <summary>What the hidden rest of an unmap reads and the code has changed before it, by name; null where there is nothing.</summary>
    public string? ChangedBefore(IommuNotifier<TWord> notifier)
    {
        var record = notifiers[notifier.Id];
        return !Holds(record.Cell("start"), notifier.Scope.First) ? "n->start"
            : !Holds(record.Cell("end"), notifier.Scope.Last) ? "n->end"
            : !Holds(record.Cell("notifier_flags"), notifier.Flags) ? "n->notifier_flags"
            : viommu.State is { } names && !Holds(state!.Cell(names.Width), machine.AddressWidth) ? $"s->{names.Width}"
            : viommu.AddressSpace.State is { } field && !Points(field, state) ? $"as->{field}"
            : viommu.AddressSpace.Tree is { } tree && !Points(tree, Tree) ? $"as->{tree}"
            : IsGiven(Bus) ? $"as->{Bus}"
            : null;
    }

    /// <summary>
    /// What registration made and the code left other than it was, by name; null for nothing. A number that is not known may be any, too.
    /// </summary>
    /// <param name="written">All parts of objects that were.</param>
    public string? LeftOther(IEnumerable<Storage<TWord, TTruth>> written) =>
        machine.Notifiers.Select(ChangedBefore).FirstOrDefault(changed => changed is not null)
        ?? (IsTrackingAsGiven ? null : "global_dirty_tracking")
        ?? (onlyOne is not null && viommu.AddressSpace.Flags is { } flags
            && !Holds(Space.Cell(flags), machine.Notifiers[notifiers.IndexOf(onlyOne)].Flags) ? $"mr->{flags}" : null)
        ?? notifiers.Where(_ => viommu.AddressSpace.TakesRange).Select(n => n.Cell("iommu_idx"))
            .FirstOrDefault(index => !Holds(index, TWord.Of(0, 32)))?.Name
        ?? written.FirstOrDefault(part => part is not Cell<TWord, TTruth> { Type: IntegerType } && IsOfRegistration(part))?.Name;

    /// <summary>Whether the part lies in one of QEMU's objects, and none of what was compared.</summary>
    private bool IsOfRegistration(Storage<TWord, TTruth> part) =>
        (part.Owner == Space.Owner || part.Owner == state?.Owner || notifiers.Exists(n => n.Owner == part.Owner))
        && !new[] { viommu.AddressSpace.State, viommu.AddressSpace.Tree }.OfType<string>().Any(field => part == Space.Cell(field));

    /// <summary>The memory region as it is while a range of it is unmapped: with the one notifier whose scope that is.</summary>
    public void MakeRegionOf(IommuNotifier<TWord> notifier)
    {
        onlyOne = notifiers[notifier.Id];
        if (viommu.AddressSpace.Flags is { } field)
        {
            Space.Cell(field).Set(notifier.Flags);
        }
    }

    /// <summary>The notifiers of <see cref="Space"/>, as its list has them.</summary>
    public IReadOnlyList<Record<TWord, TTruth>> Listed => [.. InList()];

    /// <summary>A mapping that a search found. It belongs to the tree: the code reads it and does not write it.</summary>
    public Record<TWord, TTruth> RecordOf(IStoredMapping<TWord, TTruth> mapping)
    {
        if (!found.TryGetValue(mapping, out var record))
        {
            record = (Record<TWord, TTruth>)Storage<TWord, TTruth>.Create(
                interpreter.Program.RecordType("DMAMap"),
                new CObject<TWord, TTruth>("map in the tree") { Identity = mapping, RefusesWrites = TreeWrite });
            record.Cell("iova").Set(mapping.Map.Iova);
            record.Cell("translated_addr").Set(mapping.Map.TranslatedAddress);
            record.Cell("size").Set(mapping.Map.Size);
            record.Cell("perm").Set(mapping.Map.Permission);
            record.Owner.IsDead = () => mapping.IsFreed;
            found.Add(mapping, record);
        }

        return record;
    }

    /// <summary>What a cell holds that the machine does not set: any word, or a pointer to an object of which nothing is known.</summary>
    public CValue<TWord> Unknown(Cell<TWord, TTruth> cell, ulong usual) => cell.Type switch
    {
        IntegerType { IsBool: true } truth => CValue<TWord>.Of(truth, machine.Unknown(NameOf(cell), 1, usual).Resize(truth.Width)),
        IntegerType integer => CValue<TWord>.Of(integer, machine.Unknown(NameOf(cell), integer.Width, usual)),
        PointerType pointer => CValue<TWord>.Pointer(pointer, Behind(NameOf(cell), pointer.Target)),
        _ => throw new UnsupportedException($"what {cell.Name} holds", new CodeSite(cell.Name, 0, cell.Name)),
    };

    /// <summary>By which its value is known. The code may call a variable what an object of the machine is called here.</summary>
    internal static string NameOf(Cell<TWord, TTruth> cell) => (cell.Owner.IsStatic ? MachineDescription.StaticPrefix : "") + cell.Name;

    /// <summary>Whether the code has given a pointer of the address space another value than the unknown one that it had.</summary>
    private bool IsGiven(string field) => Space.RecordType.Field(field) is not null
        && Space.Cell(field).Value.Reference is not Storage<TWord, TTruth> { Owner.Identity: UnknownObject }
        && !ReferenceEquals(Space.Cell(field).Value.Reference, Marker.NotAssigned);

    private bool Points(string field, Record<TWord, TTruth>? target) => ReferenceEquals(Space.Cell(field).Value.Reference, target);

    private static bool Holds(Cell<TWord, TTruth> cell, TWord word) => cell.Value is { Reference: null } value && value.Word.Equals(word);

    private Storage<TWord, TTruth> Behind(string name, CType type)
    {
        if (!behindUnknown.TryGetValue(name, out var storage))
        {
            storage = Storage<TWord, TTruth>.Create(type, new CObject<TWord, TTruth>($"*{name}")
            {
                Identity = new UnknownObject(name),
                RefusesWrites = UnknownWrite,
                Unassigned = IsOfTheMachine(type)
                    ? cell => throw new UnsupportedException(
                        $"{cell.Name}: which {type.Name} it is, nobody knows",
                        new CodeSite(name, 0, name))
                    : cell => Unknown(cell, 0),
            });
            behindUnknown.Add(name, storage);
        }

        return storage;
    }

    /// <summary>Whether an unknown object of the type may be one that the machine has.</summary>
    private bool IsOfTheMachine(CType type) =>
        type == Space.Type || type == state?.Type || type == SystemMemory.Type || notifiers.Exists(n => n.Type == type)
        || (Tree is not null && (type == Tree.Type || type == interpreter.Program.RecordType("DMAMap")));

    private Record<TWord, TTruth> New(string typeName, string name) =>
        (Record<TWord, TTruth>)Kept(interpreter.Program.RecordType(typeName), name);

    private Storage<TWord, TTruth> Kept(CType type, string name)
    {
        var storage = Storage<TWord, TTruth>.Create(type, new CObject<TWord, TTruth>(name)
        {
            IsKept = true,
            Unassigned = cell => Unknown(cell, 0),
        });
        interpreter.Keep(name, storage);
        return storage;
    }

    private Record<TWord, TTruth>? NewState()
    {
        if (viommu.State is not { } names)
        {
            return null;
        }

        var record = New(names.Record, "s");
        record.Cell(names.Width).Set(machine.AddressWidth.Resize(names.WidthBits));
        return record;
    }

    private Record<TWord, TTruth> NewNotifier(IommuNotifier<TWord> notifier)
    {
        var record = New("IOMMUNotifier", notifier.Id == 0 ? "n" : FormattableString.Invariant($"n{notifier.Id + 1}"));
        record.Cell("start").Set(notifier.Scope.First);
        record.Cell("end").Set(notifier.Scope.Last);
        record.Cell("notifier_flags").Set(notifier.Flags);
        if (viommu.AddressSpace.TakesRange)
        {
            // A region that declares no number of indexes has one, 0, and registration asserts that a notifier's is below that number.
            record.Cell("iommu_idx").Set(TWord.Of(0, 32));
        }

        return record;
    }

    /// <summary>
    /// The address space's list of notifiers. Registration puts each in front, so that the last one is first; which one that is,
    /// and whether there is another one, is decided when the list is looked at.
    /// </summary>
    private void MakeList()
    {
        if (ListHead() is not { } head)
        {
            return;
        }

        Link(head, () => InList().FirstOrDefault());
        foreach (var record in notifiers)
        {
            Link(record.Cell("node.le_next"), () => InList().SkipWhile(r => r != record).Skip(1).FirstOrDefault());
        }
    }

    /// <summary>Null where the code at hand declares no such list.</summary>
    private Cell<TWord, TTruth>? ListHead()
    {
        CType? type = Space.RecordType;
        foreach (var field in viommu.AddressSpace.Notifiers.Split('.'))
        {
            type = (type as RecordType)?.Field(field)?.Type;
        }

        var node = notifiers[0].RecordType.Field("node")?.Type as RecordType;
        return type is PointerType && node?.Field("le_next")?.Type is PointerType ? Space.Cell(viommu.AddressSpace.Notifiers) : null;
    }

    private static void Link(Cell<TWord, TTruth> cell, Func<Record<TWord, TTruth>?> target) =>
        cell.Compute(() => CValue<TWord>.Pointer(cell.Type, target()));

    private IEnumerable<Record<TWord, TTruth>> InList()
    {
        if (onlyOne is not null)
        {
            return [onlyOne];
        }

        var others = machine.Notifiers.Skip(1)
            .Where(other => machine.Decide(other.Flags != TWord.Of((ulong)NotifierFlags.None, 32)))
            .Select(other => notifiers[other.Id])
            .Reverse()
            .ToList();
        return others.Count == 0 ? [notifiers[0]]
            : machine.Decide(machine.IsFirstInList) ? [notifiers[0], .. others]
            : [.. others, notifiers[0]];
    }
}

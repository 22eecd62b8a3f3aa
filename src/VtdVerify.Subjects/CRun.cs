using VtdVerify.CSubset.Running;
using VtdVerify.CSubset.Types;
using VtdVerify.Model;
using VtdVerify.Terms;

namespace VtdVerify.Subjects;

/// <summary>
/// C functions on one machine: QEMU's objects as records, QEMU's functions as calls of the machine. It serves all unmaps of a run, so that
/// what the code left in an object or a static variable is there for the next one.
/// </summary>
internal sealed class CRun<TWord, TTruth> : ICodeState<TWord>
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    private readonly IUnmapMachine<TWord, TTruth> machine;
    private readonly Viommu viommu;
    private readonly Interpreter<TWord, TTruth> interpreter;
    private readonly HostObjects<TWord, TTruth> objects;
    private readonly StateLock<TWord, TTruth> stateLock;
    private IommuNotifier<TWord>? unmapped;

    public CRun(CProgram program, IUnmapMachine<TWord, TTruth> machine, Viommu viommu, MachineCalls calls)
    {
        (this.machine, this.viommu) = (machine, viommu);
        var intrinsics = Intrinsics(calls);
        interpreter = new Interpreter<TWord, TTruth>(program, machine, intrinsics, new CallFuel(machine.SpendStatement));
        objects = new HostObjects<TWord, TTruth>(interpreter, machine, viommu, calls.NotifyRule);
        stateLock = new StateLock<TWord, TTruth>(objects, interpreter, machine, new CodeSite(viommu.Function, 0, viommu.Function));
        intrinsics.Globals.Add("global_dirty_tracking", objects.Tracking);
        intrinsics.Globals.Add("address_space_memory", objects.SystemMemory);
    }

    public bool HasChanged => interpreter.HasChangedState;

    public IReadOnlyDictionary<string, TWord>? StaticWords
    {
        get
        {
            var cells = interpreter.ChangedParts.Where(part => part.Owner.IsStatic).ToList();
            return cells.All(part => part is Cell<TWord, TTruth> { Type: IntegerType, Value.Reference: null })
                ? cells.Cast<Cell<TWord, TTruth>>().ToDictionary(HostObjects<TWord, TTruth>.NameOf, cell => cell.Value.Word)
                : null;
        }
    }

    public IReadOnlyList<CodeSite> IgnoredCalls => interpreter.IgnoredCalls;

    public void Unmap(IommuNotifier<TWord> notifier)
    {
        unmapped = notifier;
        if (viommu.AddressSpace.TakesRange)
        {
            objects.MakeRegionOf(notifier);
            interpreter.Call(
                viommu.Function, Pointer(objects.Space), Address(notifier.Scope.First), Address(notifier.Scope.Last));
        }
        else
        {
            interpreter.Call(viommu.Function, Pointer(objects.Space), Pointer(objects.NotifierOf(notifier.Id)));
        }

        stateLock.RequireFree();
        if (objects.LeftOther(interpreter.ChangedParts) is { } changed)
        {
            machine.Leaves(changed, new CodeSite(viommu.File, 0, viommu.Function));
        }
    }

    private static CValue<TWord> Address(TWord word) => CValue<TWord>.Of(IntegerType.UnsignedLong, word);

    private static CValue<TWord> Pointer(Storage<TWord, TTruth> target) =>
        CValue<TWord>.Pointer(new PointerType(target.Type), target);

    private Intrinsics<TWord, TTruth> Intrinsics(MachineCalls calls)
    {
        var intrinsics = new Intrinsics<TWord, TTruth>
        {
            Objects = identity => objects!.RecordOf((IStoredMapping<TWord, TTruth>)identity),
            Unknowns = (cell, usual) => objects!.Unknown(cell, usual),
            Functions =
            {
                ["iova_tree_find"] = Find,
                ["iova_tree_remove"] = Remove,
                ["memory_region_notify_iommu_one"] = Notify,
                [QemuNames.NotifyEntry] = Notify,
                [QemuNames.MigrationIsRunning] = MigrationIsRunning,
                ["dma_aligned_pow2_mask"] = AlignedMask,
                [Builtins.LockMutex] = (_, arguments, site) => stateLock!.TakeMutex(arguments[0], site),
                [Builtins.UnlockMutex] = (_, arguments, site) => stateLock!.GiveMutexBack(arguments[0], site),
                ["vtd_iommu_lock"] = (_, arguments, site) => stateLock!.Take(arguments[0], site),
                ["vtd_iommu_unlock"] = (_, arguments, site) => stateLock!.GiveBack(arguments[0], site),
            },
        };
        if (viommu.AddressSpace.TakesRange)
        {
            intrinsics.Functions[QemuNames.NotifyAll] = NotifyAll;
        }

        if (viommu.HasPrelude)
        {
            intrinsics.Rests.Add(viommu.Function, RestOfUnmap);
        }

        foreach (var (function, reason) in calls.Refused)
        {
            intrinsics.Functions[function] = (_, _, site) => throw new UnsupportedException(reason, site);
        }

        return intrinsics;
    }

    private CValue<TWord> Find(Interpreter<TWord, TTruth> run, IReadOnlyList<CValue<TWord>> arguments, CodeSite site)
    {
        CheckTree(arguments[0], site);
        run.HostReads();
        var mapping = machine.Find(RangeOf(Target(arguments[1], site), "iova", "size", site), site);
        return CValue<TWord>.Pointer(arguments[1].Type, mapping is null ? null : objects.RecordOf(mapping));
    }

    private CValue<TWord> Remove(Interpreter<TWord, TTruth> run, IReadOnlyList<CValue<TWord>> arguments, CodeSite site)
    {
        CheckTree(arguments[0], site);
        run.HostWrites();
        if (arguments[1].Type is not PointerType)
        {
            machine.Remove(RangeOf((Record<TWord, TTruth>)arguments[1].Reference!, "iova", "size", site), site);
            return CValue<TWord>.Void;
        }

        // Up to 7.0 it takes a pointer and returns IOVA_OK. It searches again after each removal: what it points to must outlive them.
        var range = Target(arguments[1], site);
        machine.Remove(RangeOf(range, "iova", "size", site), site);
        Word(range, "iova", site);
        return CValue<TWord>.Of(IntegerType.Int, TWord.Of(0, IntegerType.Int.Width));
    }

    private CValue<TWord> Notify(Interpreter<TWord, TTruth> run, IReadOnlyList<CValue<TWord>> arguments, CodeSite site)
    {
        var record = Target(arguments[1], site);
        return record.RecordType == run.Program.TypeNamed(QemuNames.Entry) ? NotifyEntry(run, arguments, site)
            : record.RecordType == run.Program.TypeNamed(QemuNames.Event)
                ? Notify(run, arguments[0], record, "entry.", Word(record, "type", site), site)
                : throw new UnsupportedException($"an event in the record {record.RecordType.Name}", site);
    }

    /// <summary>
    /// memory_region_notify_iommu: each notifier of the region that has the index is told. The event is given by value; up to 5.2 it is
    /// the entry alone.
    /// </summary>
    private CValue<TWord> NotifyAll(Interpreter<TWord, TTruth> run, IReadOnlyList<CValue<TWord>> arguments, CodeSite site)
    {
        if (!ReferenceEquals(arguments[0].Reference, objects.Space) || arguments[2].Reference is not Record<TWord, TTruth> tlbEvent)
        {
            throw new UnsupportedException("a call for something else than an event of the region", site);
        }

        var pointer = CValue<TWord>.Pointer(new PointerType(tlbEvent.Type), tlbEvent);
        foreach (var notifier in objects.Listed)
        {
            if (machine.Decide(Word(notifier, "iommu_idx", site) == arguments[1].Word.Resize(32)))
            {
                Notify(run, [Pointer(notifier), pointer], site);
            }
        }

        return CValue<TWord>.Void;
    }

    /// <summary>An entry that grants something is a MAP, any other one an UNMAP.</summary>
    private CValue<TWord> NotifyEntry(Interpreter<TWord, TTruth> run, IReadOnlyList<CValue<TWord>> arguments, CodeSite site)
    {
        var record = Target(arguments[1], site);
        return Notify(run, arguments[0], record, string.Empty, EventType.Of<TWord, TTruth>(Word(record, "perm", site)), site);
    }

    private CValue<TWord> Notify(
        Interpreter<TWord, TTruth> run, CValue<TWord> whom, Record<TWord, TTruth> record, string entry, TWord type, CodeSite site)
    {
        var notifier = objects.NotifierOf(whom.Reference, cell => Load(cell, site).Word)
            ?? throw new UnsupportedException("a call for something else than a notifier of the address space", site);
        var target = Load(record.Cell(entry + "target_as"), site).Reference;
        if (target is Storage<TWord, TTruth> { Owner.Identity: UnknownObject(var name) })
        {
            throw new UnsupportedException($"{name} as the target of an event", site);
        }

        if (!objects.IsTrackingAsGiven)
        {
            // Backends look at the flag when they are told, and the model's have looked before.
            throw new UnsupportedException("an event after the code has changed global_dirty_tracking", site);
        }

        run.HostWrites();
        machine.Notify(
            notifier,
            new IommuTlbEvent<TWord>(
                type,
                Word(record, entry + "iova", site),
                Word(record, entry + "addr_mask", site),
                Word(record, entry + "translated_addr", site),
                Word(record, entry + "perm", site),
                ReferenceEquals(target, objects.SystemMemory)),
            site);
        return CValue<TWord>.Void;
    }

    private CValue<TWord> MigrationIsRunning(Interpreter<TWord, TTruth> run, IReadOnlyList<CValue<TWord>> arguments, CodeSite site)
    {
        var width = IntegerType.Bool.Width;
        return CValue<TWord>.Of(
            IntegerType.Bool, TWord.Select(machine.MigrationIsRunning, TWord.Of(1, width), TWord.Of(0, width)));
    }

    private CValue<TWord> AlignedMask(Interpreter<TWord, TTruth> run, IReadOnlyList<CValue<TWord>> arguments, CodeSite site)
    {
        // A shift by 64 gives 0 and so a mask of all ones, which is what QEMU means by 64 bits; by more, QEMU's own shift is undefined.
        var bits = arguments[2].Word.Resize(64);
        machine.RequireDefined(bits <= TWord.Of(64), "a shift is less than the width", site);
        if (machine.Decide(arguments[1].Word < arguments[0].Word))
        {
            throw new UnsupportedException("a block mask of a range that ends before it begins", site);
        }

        var widest = (TWord.Of(1) << bits) - TWord.Of(1);
        var mask = machine.AlignedMask(arguments[0].Word, arguments[1].Word, widest);
        return CValue<TWord>.Of((IntegerType)arguments[0].Type, mask);
    }

    private CValue<TWord> RestOfUnmap(IReadOnlyList<CValue<TWord>> arguments, CodeSite site)
    {
        if (objects.ChangedBefore(unmapped!) is { } changed)
        {
            throw new UnsupportedException($"{changed}, which the code changes and {site.Text} reads: give the source tree (--qemu)", site);
        }

        VtdAddressSpace.UnmapScope(machine, objects.NotifierOf(arguments[1].Reference, cell => cell.Value.Word)
            ?? throw new UnsupportedException("a call for something else than the notifier that is unmapped", site));
        return CValue<TWord>.Void;
    }

    private IovaRange<TWord> RangeOf(Record<TWord, TTruth> record, string first, string inclusiveSize, CodeSite site) =>
        IovaRange<TWord>.OfInclusiveSize(Word(record, first, site), Word(record, inclusiveSize, site));

    private TWord Word(Record<TWord, TTruth> record, string field, CodeSite site) => Load(record.Cell(field), site).Word;

    /// <summary>What a called function reads; a caller that hands it something unreadable has broken a rule of C.</summary>
    private CValue<TWord> Load(Cell<TWord, TTruth> cell, CodeSite site)
    {
        interpreter.Reads(cell);
        if (cell.Owner.IsDead?.Invoke() is { Known: not false } isDead)
        {
            machine.RequireDefined(!isDead, $"{cell.Name} is not read after it was freed", site);
        }

        var value = cell.Value;
        if (ReferenceEquals(value.Reference, Marker.Overlaid))
        {
            throw new UnsupportedException($"{cell.Name}, of which a union's other member was written", site);
        }

        if (ReferenceEquals(value.Reference, Marker.Forgotten))
        {
            throw new UnsupportedException($"{cell.Name}, which one turn of the loop hands to the next", site);
        }

        if (ReferenceEquals(value.Reference, Marker.NotAssigned))
        {
            machine.RequireDefined(TTruth.Of(false), $"{cell.Name} is not read before it is assigned", site);
        }

        return value;
    }

    private Record<TWord, TTruth> Target(CValue<TWord> pointer, CodeSite site)
    {
        machine.RequireDefined(TTruth.Of(!pointer.IsNull), "a null pointer is not followed", site);
        return pointer.Reference is Record<TWord, TTruth> record && pointer.Type is PointerType { Target: var type } && record.Type == type
            ? record
            : throw new UnsupportedException("a pointer to something else than the record that the function takes", site);
    }

    private void CheckTree(CValue<TWord> pointer, CodeSite site)
    {
        if (!ReferenceEquals(pointer.Reference, objects.Tree))
        {
            throw new UnsupportedException("a call for something else than the address space's tree", site);
        }
    }

    private sealed class CallFuel(Action spend) : IFuel
    {
        public void Spend() => spend();
    }
}

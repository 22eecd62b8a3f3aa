using VtdVerify.CSubset.Running;
using VtdVerify.CSubset.Types;
using VtdVerify.Model;
using VtdVerify.Terms;

namespace VtdVerify.Subjects;

/// <summary>One run of C functions on a machine: QEMU's objects as records, QEMU's functions as calls of the machine.</summary>
internal sealed class CRun<TWord, TTruth>
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    private readonly IUnmapMachine<TWord, TTruth> machine;
    private readonly IommuNotifier<TWord> notifier;
    private readonly Interpreter<TWord, TTruth> interpreter;
    private readonly Record<TWord, TTruth> space;
    private readonly Record<TWord, TTruth> notifierRecord;
    private readonly Record<TWord, TTruth> tree;
    private readonly Storage<TWord, TTruth> systemMemory;
    private readonly Dictionary<IStoredMapping<TWord, TTruth>, Record<TWord, TTruth>> found = new(ReferenceEqualityComparer.Instance);

    public CRun(CProgram program, IUnmapMachine<TWord, TTruth> machine, IommuNotifier<TWord> notifier, MachineCalls calls)
    {
        this.machine = machine;
        this.notifier = calls.NotifyRule is { } rule ? notifier with { Rule = rule } : notifier;
        systemMemory = Storage<TWord, TTruth>.Create(program.RecordType("AddressSpace"), "address_space_memory");
        interpreter = new Interpreter<TWord, TTruth>(program, machine, Intrinsics(calls));
        tree = interpreter.NewRecord("IOVATree", "tree");
        notifierRecord = Notifier();
        space = Space();
    }

    public IReadOnlyList<CodeSite> IgnoredCalls => interpreter.IgnoredCalls;

    public void Unmap(string function) => interpreter.Call(function, Pointer(space), Pointer(notifierRecord));

    private static CValue<TWord> Pointer(Storage<TWord, TTruth> target) =>
        CValue<TWord>.Pointer(new PointerType(target.Type), target);

    private Intrinsics<TWord, TTruth> Intrinsics(MachineCalls calls)
    {
        var tracking = (Cell<TWord, TTruth>)Storage<TWord, TTruth>.Create(IntegerType.UnsignedInt, "global_dirty_tracking");
        tracking.Set(machine.GlobalDirtyTracking);
        var intrinsics = new Intrinsics<TWord, TTruth>
        {
            Globals = { ["global_dirty_tracking"] = tracking, ["address_space_memory"] = systemMemory },
            Functions =
            {
                ["iova_tree_find"] = Find,
                ["iova_tree_remove"] = Remove,
                ["memory_region_notify_iommu_one"] = Notify,
                [TreeLayout.MigrationIsRunning] = MigrationIsRunning,
                ["dma_aligned_pow2_mask"] = AlignedMask,
            },
            Rests = { [CSubject.EntryPoint] = RestOfUnmap },
        };
        foreach (var (function, reason) in calls.Refused)
        {
            intrinsics.Functions[function] = (_, _, site) => throw new UnsupportedException(reason, site);
        }

        return intrinsics;
    }

    private Record<TWord, TTruth> Notifier()
    {
        var record = interpreter.NewRecord("IOMMUNotifier", "n");
        record.Cell("start").Set(notifier.Scope.First);
        record.Cell("end").Set(notifier.Scope.Last);
        record.Cell("notifier_flags").Set(notifier.Flags);
        record.Cell("iommu_idx").Set(TWord.Of(0, 32));
        return record;
    }

    private Record<TWord, TTruth> Space()
    {
        var state = interpreter.NewRecord("IntelIOMMUState", "s");
        state.Cell("aw_bits").Set(machine.AddressWidth);
        var record = interpreter.NewRecord("VTDAddressSpace", "as");
        record.Cell("iommu_state").Point(state);
        record.Cell("iova_tree").Point(tree);
        return record;
    }

    private CValue<TWord> Find(Interpreter<TWord, TTruth> run, IReadOnlyList<CValue<TWord>> arguments, CodeSite site)
    {
        CheckTarget(arguments[0], tree, "the address space's tree", site);
        var mapping = machine.Find(RangeOf(Target(arguments[1], site), "iova", "size", site), site);
        return CValue<TWord>.Pointer(arguments[1].Type, mapping is null ? null : RecordOf(mapping));
    }

    private CValue<TWord> Remove(Interpreter<TWord, TTruth> run, IReadOnlyList<CValue<TWord>> arguments, CodeSite site)
    {
        CheckTarget(arguments[0], tree, "the address space's tree", site);
        machine.Remove(RangeOf((Record<TWord, TTruth>)arguments[1].Reference!, "iova", "size", site), site);
        return CValue<TWord>.Void;
    }

    private CValue<TWord> Notify(Interpreter<TWord, TTruth> run, IReadOnlyList<CValue<TWord>> arguments, CodeSite site)
    {
        CheckTarget(arguments[0], notifierRecord, "the notifier that is unmapped", site);
        var record = Target(arguments[1], site);
        var target = Load(record.Cell("entry.target_as"), site).Reference;
        machine.Notify(
            notifier,
            new IommuTlbEvent<TWord>(
                Word(record, "type", site),
                Word(record, "entry.iova", site),
                Word(record, "entry.addr_mask", site),
                Word(record, "entry.translated_addr", site),
                Word(record, "entry.perm", site),
                ReferenceEquals(target, systemMemory)),
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
        // A shift by 64 gives 0 and so a mask of all ones, which is what QEMU means by 64 bits.
        var widest = (TWord.Of(1) << arguments[2].Word.Resize(64)) - TWord.Of(1);
        var mask = machine.AlignedMask(arguments[0].Word, arguments[1].Word, widest);
        return CValue<TWord>.Of((IntegerType)arguments[0].Type, mask);
    }

    private CValue<TWord> RestOfUnmap(IReadOnlyList<CValue<TWord>> arguments, CodeSite site)
    {
        CheckTarget(arguments[1], notifierRecord, "the notifier that is unmapped", site);
        VtdAddressSpace.UnmapScope(machine, notifier);
        return CValue<TWord>.Void;
    }

    private Record<TWord, TTruth> RecordOf(IStoredMapping<TWord, TTruth> mapping)
    {
        if (!found.TryGetValue(mapping, out var record))
        {
            record = interpreter.NewRecord("DMAMap", "map in the tree");
            record.Cell("iova").Set(mapping.Map.Iova);
            record.Cell("translated_addr").Set(mapping.Map.TranslatedAddress);
            record.Cell("size").Set(mapping.Map.Size);
            record.Cell("perm").Set(TWord.Of((ulong)mapping.Map.Permission, 32));
            record.Owner.IsDead = () => mapping.IsFreed;
            found.Add(mapping, record);
        }

        return record;
    }

    private IovaRange<TWord> RangeOf(Record<TWord, TTruth> record, string first, string inclusiveSize, CodeSite site) =>
        IovaRange<TWord>.OfInclusiveSize(Word(record, first, site), Word(record, inclusiveSize, site));

    private TWord Word(Record<TWord, TTruth> record, string field, CodeSite site) => Load(record.Cell(field), site).Word;

    /// <summary>What a called function reads; a caller that hands it something unreadable has broken a rule of C.</summary>
    private CValue<TWord> Load(Cell<TWord, TTruth> cell, CodeSite site)
    {
        if (cell.Owner.IsDead is { } isDead)
        {
            machine.RequireDefined(!isDead(), $"{cell.Name} is not read after it was freed", site);
        }

        var value = cell.Value;
        if (ReferenceEquals(value.Reference, Marker.Forgotten))
        {
            throw new UnsupportedException($"{cell.Name}, which one turn of the loop hands to the next", site);
        }

        machine.RequireDefined(
            TTruth.Of(!ReferenceEquals(value.Reference, Marker.NotAssigned)), $"{cell.Name} is not read before it is assigned", site);
        return value;
    }

    private Record<TWord, TTruth> Target(CValue<TWord> pointer, CodeSite site)
    {
        machine.RequireDefined(TTruth.Of(!pointer.IsNull), "a null pointer is not followed", site);
        return pointer.Reference as Record<TWord, TTruth>
            ?? throw new UnsupportedException("a pointer to something else than the record that the function takes", site);
    }

    private static void CheckTarget(CValue<TWord> pointer, Storage<TWord, TTruth> wanted, string name, CodeSite site)
    {
        if (!ReferenceEquals(pointer.Reference, wanted))
        {
            throw new UnsupportedException($"a call for something else than {name}", site);
        }
    }
}

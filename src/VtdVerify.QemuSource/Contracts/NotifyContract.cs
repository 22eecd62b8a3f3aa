using VtdVerify.CSubset.Running;
using VtdVerify.Model;
using VtdVerify.Subjects;
using VtdVerify.Terms;
using Record = VtdVerify.CSubset.Running.Record<VtdVerify.Terms.SymbolicWord, VtdVerify.Terms.SymbolicTruth>;
using Value = VtdVerify.CSubset.Running.CValue<VtdVerify.Terms.SymbolicWord>;

namespace VtdVerify.QemuSource.Contracts;

/// <summary>memory_region_notify_iommu_one does with every event what <see cref="MemoryRegionNotify"/> does.</summary>
internal class NotifyContract(NotifyRule rule) : Contract
{
    private const string Callback = "the notifier's callback";
    private const string DeviceIotlb = "IOMMU_NOTIFIER_DEVIOTLB_UNMAP";
    private const ulong MapAndUnmap = 3;

    private static readonly string[] EntryFields = ["iova", "addr_mask", "translated_addr", "perm"];

    public override string Sentence => rule == NotifyRule.Asserts
        ? "asserts that an event lies in the notifier's scope"
        : "crops an event to the notifier's scope";

    public override IReadOnlyList<string> Names => ["IOMMUNotifier", "IOMMUTLBEvent", "IOMMUTLBEntry", "AddressSpace", DeviceIotlb];

    public override SymbolicTruth Holds(CProgram program, string function, PathExecution run)
    {
        var notifier = Notifier(program, run.Path);
        var (tlbEvent, target) = (Event(program, run.Path), NewRecord(program, "AddressSpace", "the target"));
        tlbEvent.Cell(Entry + "target_as").Point(target);
        var delivered = new List<Record?>();
        var host = new Intrinsics<SymbolicWord, SymbolicTruth>();
        host.Functions[Callback] = (_, arguments, _) =>
        {
            var isOurs = ReferenceEquals(arguments[0].Reference, notifier);
            delivered.Add(isOurs ? (arguments[1].Reference as Record)?.Clone() as Record : null);
            return Value.Void;
        };

        var stop = Run(program, function, run, host, [Pointer(notifier), Pointer(tlbEvent)], out _);
        var (expectedStop, expected) = Expected(run, notifier, tlbEvent);
        return !Exists(program, notifier, tlbEvent) | (expected, delivered) switch
        {
            (null, []) => SymbolicTruth.Of(stop == expectedStop),
            ({ } wanted, [{ } entry]) => SymbolicTruth.Of(stop == expectedStop) & Agree(entry, wanted, target),
            _ => SymbolicTruth.Of(false),
        };
    }

    /// <summary>The record that the function is given.</summary>
    protected virtual string Argument => "IOMMUTLBEvent";

    /// <summary>What stands before a field of the entry.</summary>
    protected virtual string Entry => "entry.";

    /// <summary>The fields of the argument beside those of the entry.</summary>
    protected virtual IEnumerable<string> OwnFields => ["type"];

    /// <summary>Of which type the event is.</summary>
    protected virtual SymbolicWord TypeOf(Record tlbEvent) => Word(tlbEvent, "type");

    /// <summary>
    /// Whether there are such a notifier and such an event at all: a tree without events of the device's IOTLB has neither for them.
    /// </summary>
    protected virtual SymbolicTruth Exists(CProgram program, Record notifier, Record tlbEvent) => program.Prelude.Declares(DeviceIotlb)
        ? SymbolicTruth.Of(true)
        : IsMapOrUnmap(Word(notifier, "notifier_flags")) & IsMapOrUnmap(TypeOf(tlbEvent));

    protected static SymbolicTruth IsMapOrUnmap(SymbolicWord flags) => flags <= SymbolicWord.Of(MapAndUnmap, flags.Width);

    private static Record Notifier(CProgram program, SymbolicPath path)
    {
        var notifier = NewRecord(program, "IOMMUNotifier", "notifier");
        foreach (var field in (string[])["start", "end", "notifier_flags", "iommu_idx"])
        {
            SetFresh(notifier, field, path, "notifier");
        }

        notifier.Cell("notify").Point(new FunctionDesignator(Callback));
        return notifier;
    }

    private Record Event(CProgram program, SymbolicPath path)
    {
        var tlbEvent = NewRecord(program, Argument, "event");
        foreach (var field in OwnFields.Concat(EntryFields.Select(field => Entry + field)))
        {
            SetFresh(tlbEvent, field, path, "event");
        }

        return tlbEvent;
    }

    private (Stop? Stop, IommuTlbEvent<SymbolicWord>? Delivered) Expected(PathExecution run, Record notifier, Record tlbEvent)
    {
        var scope = new IovaRange<SymbolicWord>(Word(notifier, "start"), Word(notifier, "end"));
        var made = new IommuTlbEvent<SymbolicWord>(
            TypeOf(tlbEvent),
            Word(tlbEvent, Entry + "iova"),
            Word(tlbEvent, Entry + "addr_mask"),
            Word(tlbEvent, Entry + "translated_addr"),
            Word(tlbEvent, Entry + "perm"), TargetIsSystemMemory: true);
        try
        {
            return (null, MemoryRegionNotify.Apply(
                run,
                SymbolicTruth.Of(rule == NotifyRule.Crops),
                new IommuNotifier<SymbolicWord>(0, scope, Word(notifier, "notifier_flags")),
                made,
                new CodeSite("contract", 0, "the model's rule")));
        }
        catch (RunStoppedException stopped)
        {
            return (stopped.Stop, null);
        }
    }

    /// <summary>Ends are compared instead of masks: with equal starts that is the same, and no difference is left in the terms.</summary>
    private static SymbolicTruth Agree(Record entry, IommuTlbEvent<SymbolicWord> wanted, Record target) =>
        (Word(entry, "iova") == wanted.Iova) & (Word(entry, "iova") + Word(entry, "addr_mask") == wanted.Range.Last)
        & (Word(entry, "translated_addr") == wanted.TranslatedAddress) & (Word(entry, "perm") == wanted.Permission)
        & SymbolicTruth.Of(ReferenceEquals(entry.Cell("target_as").Value.Reference, target));
}

/// <summary>
/// The function that is given an entry, up to 5.2, does with every one what the asserting rule does with the event that it stands for:
/// there are the four permissions, and notifiers for MAP and UNMAP only.
/// </summary>
internal sealed class NotifyEntryContract() : NotifyContract(NotifyRule.Asserts)
{
    public override IReadOnlyList<string> Names => ["IOMMUNotifier", "IOMMUTLBEntry", "AddressSpace"];

    protected override string Argument => "IOMMUTLBEntry";

    protected override string Entry => string.Empty;

    protected override IEnumerable<string> OwnFields => [];

    protected override SymbolicWord TypeOf(Record tlbEvent) => EventType.Of<SymbolicWord, SymbolicTruth>(Word(tlbEvent, "perm"));

    protected override SymbolicTruth Exists(CProgram program, Record notifier, Record tlbEvent) =>
        IsMapOrUnmap(Word(notifier, "notifier_flags")) & IsMapOrUnmap(Word(tlbEvent, "perm"));
}

using NUnit.Framework;
using VtdVerify.CSubset;
using VtdVerify.CSubset.Fragments;
using VtdVerify.CSubset.Running;
using VtdVerify.CSubset.Types;
using VtdVerify.Terms;

namespace VtdVerify.Tests.CSubset.Running;

/// <summary>The posted patch's functions run on a tree that holds its maps in a list.</summary>
[TestFixture]
[Category("Shared")]
internal sealed class PostedPatch
{
    private const string Declarations = """
        typedef struct AddressSpace AddressSpace;
        typedef struct IOVATree IOVATree;
        typedef struct IntelIOMMUState IntelIOMMUState;
        typedef enum { IOMMU_NONE, IOMMU_RO, IOMMU_WO, IOMMU_RW } IOMMUAccessFlags;
        typedef enum { IOMMU_NOTIFIER_NONE, IOMMU_NOTIFIER_UNMAP, IOMMU_NOTIFIER_MAP } IOMMUNotifierFlag;
        typedef struct DMAMap { hwaddr iova, translated_addr, size; IOMMUAccessFlags perm; } DMAMap;
        typedef struct IOMMUTLBEntry {
            AddressSpace *target_as; hwaddr iova, translated_addr, addr_mask; IOMMUAccessFlags perm;
        } IOMMUTLBEntry;
        typedef struct IOMMUTLBEvent { IOMMUNotifierFlag type; IOMMUTLBEntry entry; } IOMMUTLBEvent;
        typedef struct IOMMUNotifier { hwaddr start, end; } IOMMUNotifier;
        typedef struct VTDAddressSpace { IOVATree *iova_tree; IntelIOMMUState *iommu_state; } VTDAddressSpace;
        extern AddressSpace address_space_memory;
        extern unsigned int global_dirty_tracking;
        const DMAMap *iova_tree_find(const IOVATree *tree, const DMAMap *map);
        void iova_tree_remove(IOVATree *tree, DMAMap map);
        void memory_region_notify_iommu_one(IOMMUNotifier *notifier, IOMMUTLBEvent *event);
        """;

    private readonly List<ulong> maps = [];
    private readonly List<(ulong Iova, ulong Mask, ulong Translated)> events = [];

    private IReadOnlyList<SourceSegment> segments = [];

    [SetUp]
    public void Read()
    {
        segments = SharedPatch.Segments();
        maps.Clear();
        events.Clear();
    }

    [Test]
    public void Each_map_of_the_lower_scope_is_notified_once_and_removed()
    {
        maps.AddRange([0x1000, 0x5000]);
        Unmap(1, 0, 0xfedfffff);
        Assert.That(events, Is.EqualTo(((ulong, ulong, ulong)[])[(0x1000, 0xfff, 0x101000), (0x5000, 0xfff, 0x105000)]));
        Assert.That(maps, Is.Empty);
    }

    [Test]
    public void Without_tracking_the_hidden_rest_runs() =>
        Assert.That(() => Unmap(0, 0, 0xfedfffff), Throws.TypeOf<UnsupportedException>().With.Message.Contains("hidden rest"));

    private void Unmap(uint tracking, ulong start, ulong end)
    {
        var program = CProgram.Of(Prelude.Parse(Declarations), FragmentReader.Read(segments));
        var run = new Interpreter<ConcreteWord, ConcreteTruth>(program, new TestExecution(), Provided(program, tracking));
        var space = run.NewRecord("VTDAddressSpace", "as");
        space.Cell("iova_tree").Point(run.NewRecord("IOVATree", "tree"));
        space.Cell("iommu_state").Point(run.NewRecord("IntelIOMMUState", "s"));
        var notifier = run.NewRecord("IOMMUNotifier", "n");
        notifier.Cell("start").Set(ConcreteWord.Of(start));
        notifier.Cell("end").Set(ConcreteWord.Of(end));
        run.Call("vtd_address_space_unmap", Pointer(space), Pointer(notifier));
    }

    private Intrinsics<ConcreteWord, ConcreteTruth> Provided(CProgram program, uint tracking)
    {
        var flag = (Cell<ConcreteWord, ConcreteTruth>)Storage<ConcreteWord, ConcreteTruth>.Create(
            IntegerType.UnsignedInt,
            "global_dirty_tracking");
        flag.Set(ConcreteWord.Of(tracking, 32));
        return new()
        {
            Globals =
            {
                ["global_dirty_tracking"] = flag,
                ["address_space_memory"] = Storage<ConcreteWord, ConcreteTruth>.Create(
                    program.RecordType("AddressSpace"),
                    "address_space_memory"),
            },
            Functions = { ["iova_tree_find"] = Find, ["iova_tree_remove"] = Remove, ["memory_region_notify_iommu_one"] = Notify },
        };
    }

    private CValue<ConcreteWord> Find(
        Interpreter<ConcreteWord, ConcreteTruth> run, IReadOnlyList<CValue<ConcreteWord>> arguments, CodeSite site)
    {
        var map = run.NewRecord("DMAMap", "map");
        if (maps.Count == 0)
        {
            return CValue<ConcreteWord>.Pointer(new PointerType(map.Type), null);
        }

        map.Cell("iova").Set(ConcreteWord.Of(maps[0]));
        map.Cell("translated_addr").Set(ConcreteWord.Of(maps[0] + 0x100000));
        map.Cell("size").Set(ConcreteWord.Of(0xfff));
        return Pointer(map);
    }

    private CValue<ConcreteWord> Remove(
        Interpreter<ConcreteWord, ConcreteTruth> run, IReadOnlyList<CValue<ConcreteWord>> arguments, CodeSite site)
    {
        maps.Remove(((Record<ConcreteWord, ConcreteTruth>)arguments[1].Reference!).Cell("iova").Value.Word.Value);
        return CValue<ConcreteWord>.Void;
    }

    private CValue<ConcreteWord> Notify(
        Interpreter<ConcreteWord, ConcreteTruth> run, IReadOnlyList<CValue<ConcreteWord>> arguments, CodeSite site)
    {
        var entry = (Record<ConcreteWord, ConcreteTruth>)((Record<ConcreteWord, ConcreteTruth>)arguments[1].Reference!)["entry"];
        Assert.That(entry.Cell("target_as").Value.Reference, Is.SameAs(run.Intrinsics.Global("address_space_memory")));
        events.Add((Word("iova"), Word("addr_mask"), Word("translated_addr")));
        return CValue<ConcreteWord>.Void;

        ulong Word(string field) => entry.Cell(field).Value.Word.Value;
    }

    private static CValue<ConcreteWord> Pointer(Record<ConcreteWord, ConcreteTruth> target) =>
        CValue<ConcreteWord>.Pointer(new PointerType(target.Type), target);
}

/*
 * What the VT-d code that unmaps relies on, as far as this project's model has it: names, types and values of QEMU's interfaces,
 * in words of our own. A name that is missing here makes the code that uses it Unsupported, never wrong. A record that has more members in
 * QEMU ends with some that are not known, so that nobody knows its size.
 */
typedef struct AddressSpace AddressSpace;
typedef struct IOVATree IOVATree;
typedef struct PCIBus PCIBus;
typedef struct QemuMutex { struct OfQemu more; } QemuMutex;

typedef enum {
    IOMMU_NONE = 0, IOMMU_RO = 1, IOMMU_WO = 2, IOMMU_RW = 3
} IOMMUAccessFlags;

typedef enum {
    IOMMU_NOTIFIER_NONE = 0, IOMMU_NOTIFIER_UNMAP = 1, IOMMU_NOTIFIER_MAP = 2, IOMMU_NOTIFIER_DEVIOTLB_UNMAP = 4,
    IOMMU_NOTIFIER_IOTLB_EVENTS = 3, IOMMU_NOTIFIER_ALL = 7
} IOMMUNotifierFlag;

#define GLOBAL_DIRTY_MIGRATION (1U << 0)
#define GLOBAL_DIRTY_DIRTY_RATE (1U << 1)
#define GLOBAL_DIRTY_LIMIT (1U << 2)
#define GLOBAL_DIRTY_MASK (0x7)

typedef struct { hwaddr iova, translated_addr, size; IOMMUAccessFlags perm; } __attribute__((packed)) DMAMap;

typedef struct {
    AddressSpace *target_as; hwaddr iova, translated_addr, addr_mask; IOMMUAccessFlags perm;
} IOMMUTLBEntry;

typedef struct { IOMMUNotifierFlag type; IOMMUTLBEntry entry; } IOMMUTLBEvent;

typedef struct IOMMUNotifier {
    IOMMUNotifierFlag notifier_flags; hwaddr start, end; int iommu_idx; struct { struct IOMMUNotifier *le_next; } node;
    struct OfQemu more;
} IOMMUNotifier;

typedef struct {
    struct { IOMMUNotifier *lh_first; } iommu_notify; IOMMUNotifierFlag iommu_notify_flags; struct OfQemu more;
} IOMMUMemoryRegion;

typedef struct {
    uint8_t aw_bits; bool caching_mode, scalable_mode, root_scalable, scalable_modern, flts, dmar_enabled, snoop_control, pasid, pt_supported,
        stale_tm, dma_drain, dma_translation, intr_enabled, intr_eime, buggy_eim, qi_enabled;
    uint32_t version, context_cache_gen; uint64_t cap, ecap, root; QemuMutex iommu_lock; struct OfQemu more;
} IntelIOMMUState;

typedef struct {
    PCIBus *bus; uint8_t devfn; uint32_t pasid; IntelIOMMUState *iommu_state; IOVATree *iova_tree; IOMMUMemoryRegion iommu;
    IOMMUNotifierFlag notifier_flags; bool last_nodmar; struct OfQemu more;
} VTDAddressSpace;

/* The list of an address space's notifiers, first to last. */
#define QLIST_FIRST(list) ((list)->lh_first)
#define QLIST_NEXT(item, link) ((item)->link.le_next)
#define QLIST_EMPTY(list) ((list)->lh_first == NULL)
#define QLIST_FOREACH(item, list, link) for ((item) = (list)->lh_first; (item); (item) = (item)->link.le_next)
#define IOMMU_NOTIFIER_FOREACH(item, region) \
    for ((item) = (region)->iommu_notify.lh_first; (item); (item) = (item)->node.le_next)

#define PCI_SLOT(devfn) (((devfn) >> 3) & 0x1f)
#define PCI_FUNC(devfn) ((devfn) & 7)
#define VTD_PCI_SLOT(devfn) PCI_SLOT(devfn)
#define VTD_PCI_FUNC(devfn) PCI_FUNC(devfn)
#define VTD_PAGE_SHIFT 12
#define VTD_PAGE_SIZE 4096ULL
#define VTD_PAGE_SHIFT_4K 12
#define VTD_PAGE_SIZE_4K 4096ULL
#define VTD_PAGE_MASK_4K (-VTD_PAGE_SIZE_4K)
#define VTD_PAGE_SHIFT_2M 21
#define VTD_PAGE_MASK_2M (-(1ULL << VTD_PAGE_SHIFT_2M))
#define VTD_PAGE_SHIFT_1G 30
#define VTD_PAGE_MASK_1G (-(1ULL << VTD_PAGE_SHIFT_1G))
#define VTD_ADDRESS_SIZE(bits) (1ULL << (bits))

extern unsigned int global_dirty_tracking;
extern AddressSpace address_space_memory;

bool migration_is_running(void);
uint64_t dma_aligned_pow2_mask(uint64_t, uint64_t, int);
const DMAMap *iova_tree_find(const IOVATree *, const DMAMap *);
void iova_tree_remove(IOVATree *, DMAMap);
void memory_region_notify_iommu_one(IOMMUNotifier *, IOMMUTLBEvent *);
void vtd_iommu_lock(IntelIOMMUState *);
void vtd_iommu_unlock(IntelIOMMUState *);

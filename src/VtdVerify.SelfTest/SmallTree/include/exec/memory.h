/* Of VtdVerify's small tree: the shape of the interfaces that an unmap meets, in words of its own. */
#ifndef SMALL_MEMORY_H
#define SMALL_MEMORY_H

typedef uint64_t hwaddr;

#define GLOBAL_DIRTY_MIGRATION 1U
#define GLOBAL_DIRTY_DIRTY_RATE 2U
#define GLOBAL_DIRTY_LIMIT 4U
#define GLOBAL_DIRTY_MASK 7U

typedef struct AddressSpace {
    char *name;
} AddressSpace;

typedef enum {
    IOMMU_NONE = 0,
    IOMMU_RO = 1,
    IOMMU_WO = 2,
    IOMMU_RW = 3,
} IOMMUAccessFlags;

typedef enum {
    IOMMU_NOTIFIER_NONE = 0,
    IOMMU_NOTIFIER_UNMAP = 1,
    IOMMU_NOTIFIER_MAP = 2,
    IOMMU_NOTIFIER_DEVIOTLB_UNMAP = 4,
} IOMMUNotifierFlag;

typedef struct IOMMUTLBEntry {
    AddressSpace *target_as;
    hwaddr iova;
    hwaddr translated_addr;
    hwaddr addr_mask;
    IOMMUAccessFlags perm;
} IOMMUTLBEntry;

typedef struct IOMMUTLBEvent {
    IOMMUNotifierFlag type;
    IOMMUTLBEntry entry;
} IOMMUTLBEvent;

typedef struct IOMMUNotifier IOMMUNotifier;
typedef void (*IOMMUNotify)(IOMMUNotifier *receiver, IOMMUTLBEntry *data);
struct IOMMUNotifier {
    IOMMUNotify notify;
    IOMMUNotifierFlag notifier_flags;
    hwaddr start;
    hwaddr end;
    int iommu_idx;
};

extern unsigned int global_dirty_tracking;
extern AddressSpace address_space_memory;

bool migration_is_running(void);
void memory_region_notify_iommu_one(IOMMUNotifier *receiver, const IOMMUTLBEvent *event);

#endif

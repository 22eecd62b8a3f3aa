#ifndef EXEC_MEMORY_H
#define EXEC_MEMORY_H

#include "qemu/names.h"
#include "qemu/bits.h"
#include "generated/absent.h"

#ifndef CONFIG_SMALL
extern unsigned int global_dirty_tracking;
extern AddressSpace address_space_memory;

struct AddressSpace {
    char *label;
    MemoryArea *top;
};

typedef enum {
    IOMMU_NONE,
    IOMMU_RO,
    IOMMU_WO,
    IOMMU_RW,
} IOMMUAccessFlags;

typedef enum {
    IOMMU_NOTIFIER_NONE,
    IOMMU_NOTIFIER_UNMAP = BITS_ONE,
    IOMMU_NOTIFIER_MAP = BITS_ONE << 1,
    IOMMU_NOTIFIER_DEVIOTLB_UNMAP = BITS_ONE << 2,
} IOMMUNotifierFlag;

typedef struct IOMMUTLBEntry IOMMUTLBEntry;
struct IOMMUTLBEntry {
    hwaddr iova, translated_addr, addr_mask;
    IOMMUAccessFlags perm;
    AddressSpace *target_as;
};

typedef struct IOMMUTLBEvent {
    IOMMUTLBEntry entry;
    IOMMUNotifierFlag type;
} IOMMUTLBEvent;

typedef struct IOMMUNotifier IOMMUNotifier;
typedef void (*NotifierCall)(IOMMUNotifier *self, IOMMUTLBEntry *what);
struct IOMMUNotifier {
    NotifierCall notify;
    IOMMUNotifierFlag notifier_flags;
    hwaddr start, end;
    int iommu_idx;
    LIST_LINK(IOMMUNotifier) link;
};

void memory_region_notify_iommu_one(IOMMUNotifier *self, const IOMMUTLBEvent *what);
#endif

#endif

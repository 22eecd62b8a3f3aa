/*
 * A program that tests unmap.c, as a C suite for it would be: a tree of a few mappings, a notifier that records, cases with what each
 * must come to. Exit code 0: all passed; 1: a case failed; 2: a loop took too many turns.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

typedef uint64_t hwaddr;
typedef struct { int unused; } AddressSpace;
typedef enum { IOMMU_NONE = 0, IOMMU_RO = 1, IOMMU_WO = 2, IOMMU_RW = 3 } IOMMUAccessFlags;
typedef enum { IOMMU_NOTIFIER_NONE = 0, IOMMU_NOTIFIER_UNMAP = 1, IOMMU_NOTIFIER_MAP = 2 } IOMMUNotifierFlag;
typedef struct { hwaddr iova, translated_addr, size; IOMMUAccessFlags perm; } DMAMap;
typedef struct { DMAMap map[8]; int count; } IOVATree;
typedef struct { AddressSpace *target_as; hwaddr iova, translated_addr, addr_mask; IOMMUAccessFlags perm; } IOMMUTLBEntry;
typedef struct { IOMMUNotifierFlag type; IOMMUTLBEntry entry; } IOMMUTLBEvent;
typedef struct { IOMMUNotifierFlag notifier_flags; hwaddr start, end; } IOMMUNotifier;
typedef struct { uint8_t aw_bits; } IntelIOMMUState;
typedef struct { IntelIOMMUState *iommu_state; IOVATree *iova_tree; } VTDAddressSpace;

enum { GLOBAL_DIRTY_MIGRATION = 1, GLOBAL_DIRTY_DIRTY_RATE = 2, GLOBAL_DIRTY_LIMIT = 4, MOST_TURNS = 256 };
#define VTD_ADDRESS_SIZE(bits) (1ULL << (bits))

static unsigned int global_dirty_tracking;
static AddressSpace address_space_memory;
static IOMMUTLBEvent sent[MOST_TURNS];
static int sent_count, turns;

static void turn(void)
{
    if (++turns > MOST_TURNS) {
        exit(2);
    }
}

static bool migration_is_running(void)
{
    return global_dirty_tracking & GLOBAL_DIRTY_MIGRATION;
}

static bool overlap(const DMAMap *one, const DMAMap *other)
{
    return one->iova <= other->iova + other->size && other->iova <= one->iova + one->size;
}

static const DMAMap *iova_tree_find(const IOVATree *tree, const DMAMap *key)
{
    turn();
    for (int i = 0; i < tree->count; i++) {
        if (overlap(&tree->map[i], key)) {
            return &tree->map[i];
        }
    }
    return NULL;
}

static void iova_tree_remove(IOVATree *tree, DMAMap key)
{
    int kept = 0;

    for (int i = 0; i < tree->count; i++) {
        if (!overlap(&tree->map[i], &key)) {
            tree->map[kept++] = tree->map[i];
        }
    }
    tree->count = kept;
}

static uint64_t dma_aligned_pow2_mask(uint64_t first, uint64_t last, int bits)
{
    uint64_t mask = VTD_ADDRESS_SIZE(bits) - 1;

    while ((first & mask) || mask > last - first) {
        mask >>= 1;
    }
    return mask;
}

static void memory_region_notify_iommu_one(IOMMUNotifier *n, IOMMUTLBEvent *event)
{
    turn();
    if (sent_count < MOST_TURNS) {
        sent[sent_count++] = *event;
    }
}

#include "unmap.c"

static const DMAMap mapped[] = {
    { 0x1000, 0x80000, 0xfff, IOMMU_RW },
    { 0x200000, 0x40200000, 0x1fffff, IOMMU_RW },
    { 0xfef00000, 0x7000, 0xfff, IOMMU_RO },
    { 0x140000000, 0x180000000, 0x3fffffff, IOMMU_RW },
};

static bool is_unmap(const IOMMUTLBEvent *event)
{
    return event->type == IOMMU_NOTIFIER_UNMAP && event->entry.perm == IOMMU_NONE
        && event->entry.target_as == &address_space_memory;
}

static bool tracked_as_wanted(const IOMMUNotifier *n, const IOVATree *tree)
{
    int expected = 0;

    for (int i = 0; i < 4; i++) {
        const DMAMap *map = &mapped[i];

        if (map->iova < n->start || map->iova > n->end) {
            continue;
        }
        if (expected >= sent_count || !is_unmap(&sent[expected]) || sent[expected].entry.iova != map->iova
            || sent[expected].entry.addr_mask != map->size || sent[expected].entry.translated_addr != map->translated_addr) {
            return false;
        }
        expected++;
    }
    return sent_count == expected && tree->count == 4 - expected;
}

static bool plain_as_wanted(const IOMMUNotifier *n, const IOVATree *tree, int bits)
{
    hwaddr limit = VTD_ADDRESS_SIZE(bits) - 1, next = n->start;

    for (int i = 0; i < sent_count; i++) {
        hwaddr mask = sent[i].entry.addr_mask;

        if (!is_unmap(&sent[i]) || sent[i].entry.iova != next || (mask & (mask + 1)) || (next & mask)) {
            return false;
        }
        next += mask + 1;
    }
    for (int i = 0; i < tree->count; i++) {
        if (tree->map[i].iova >= n->start && tree->map[i].iova <= n->end) {
            return false;
        }
    }
    return next == (n->end > limit ? limit : n->end) + 1;
}

static bool passes(unsigned int tracking, hwaddr start, hwaddr end, uint8_t bits)
{
    IOVATree tree = { .count = 4 };
    IntelIOMMUState state = { bits };
    VTDAddressSpace space = { &state, &tree };
    IOMMUNotifier notifier = { IOMMU_NOTIFIER_UNMAP | IOMMU_NOTIFIER_MAP, start, end };

    for (int i = 0; i < 4; i++) {
        tree.map[i] = mapped[i];
    }
    global_dirty_tracking = tracking;
    sent_count = turns = 0;
    vtd_address_space_unmap(&space, &notifier);
    return tracking ? tracked_as_wanted(&notifier, &tree) : plain_as_wanted(&notifier, &tree, bits);
}

int main(void)
{
    static const hwaddr scopes[][2] = {
        { 0, 0xfedfffff }, { 0xfef00000, UINT64_MAX }, { 0, UINT64_MAX }, { 0x1000, 0x1fff }, { 0x200000, 0x13fffffff },
    };

    for (unsigned int tracking = 0; tracking < 8; tracking++) {
        for (int i = 0; i < 5; i++) {
            if (!passes(tracking, scopes[i][0], scopes[i][1], 39) || !passes(tracking, scopes[i][0], scopes[i][1], 48)) {
                return 1;
            }
        }
    }
    return 0;
}

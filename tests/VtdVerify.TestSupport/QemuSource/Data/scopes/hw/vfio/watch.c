/* Who listens to which memory. Written for the tests of VtdVerify. */
#include "exec/sections.h"

typedef struct {
    MemoryListener hook;
    bool crowded;
} Watcher;

typedef struct {
    IOMMUNotifier heard;
    hwaddr moved;
} Watched;

int map_plain(Watcher *who, hwaddr from, MemoryRegionSection *part);
void complain(void *about);

static void watch_told(IOMMUNotifier *self, IOMMUTLBEntry *what)
{
}

static bool bounds_of(MemoryRegionSection *part, hwaddr *from, Int128 *behind)
{
    *from = part->offset_within_address_space;
    if (behind) {
        *behind = int128_add(int128_make64(*from), part->size);
    }

    return int128_nz(part->size);
}

static int find_room(Watcher *who, void **error)
{
    return who->crowded;
}

static void watch_part(MemoryListener *hook, MemoryRegionSection *part)
{
    Watcher *who = container_of(hook, Watcher, hook);
    Int128 edge;
    hwaddr from;
    void *error = NULL;

    if (!bounds_of(part, &from, &edge)) {
        return;
    }

    if (find_room(who, &error)) {
        goto no_room;
    }

    if (memory_region_is_iommu(part->mr)) {
        Watched *one = g_malloc0(sizeof(*one));

        one->moved = part->offset_within_address_space - part->offset_within_region;
        edge = int128_add(int128_make64(part->offset_within_region), part->size);
        edge = int128_sub(edge, int128_one());
        iommu_notifier_init(&one->heard, watch_told, IOMMU_NOTIFIER_MAP | IOMMU_NOTIFIER_UNMAP,
                            part->offset_within_region, int128_get64(edge), 0);
        if (memory_region_register_iommu_notifier(part->mr, &one->heard, &error)) {
            g_free(one);
            goto failed;
        }

        return;
    }

    if (map_plain(who, from, part)) {
    no_room:
        complain(part);
    }

failed:
    complain(error);
}


/* What the guest's tables say, told to those who listen. Written for the tests of VtdVerify. */
#define SHADOW_PAGE_BITS 12
#define SHADOW_SLOT_BITS 9
#define SHADOW_LEVELS 5
#define SHADOW_LEAF (1ULL << 7)
#define SHADOW_READS 1ULL
#define SHADOW_WRITES 2ULL
#define SHADOW_ABOVE(bits) (~((1ULL << (bits)) - 1))

int dma_fetch(hwaddr from, void *into, size_t many);

typedef int (*ShadowTeller)(IOMMUTLBEvent *what, void *whom);

typedef struct {
    VTDAddressSpace *vas;
    ShadowTeller tell;
    void *whom;
    bool tells_of_gone;
    uint8_t bits;
} ShadowJob;

static uint64_t shadow_banned[SHADOW_LEVELS];
static uint64_t shadow_banned_leaf[SHADOW_LEVELS];

static uint32_t shadow_shift(uint32_t level)
{
    assert(level != 0);
    return SHADOW_PAGE_BITS + (level - 1) * SHADOW_SLOT_BITS;
}

static uint64_t shadow_fetch(hwaddr table, uint32_t nth)
{
    uint64_t slot;

    if (dma_fetch(table + nth * sizeof(slot), &slot, sizeof(slot))) {
        return UINT64_MAX;
    }

    return slot;
}

static bool shadow_is_banned(uint64_t slot, uint32_t level)
{
    uint64_t banned = shadow_banned[level];

    if ((slot & SHADOW_LEAF) && (level == 2 || level == 3)) {
        banned = shadow_banned_leaf[level];
    }

    return slot & banned;
}

static int shadow_tell_one(IOMMUTLBEvent *what, ShadowJob *job)
{
    DMAMap key = {
        .perm = what->entry.perm,
        .iova = what->entry.iova,
        .size = what->entry.addr_mask,
        .translated_addr = what->entry.translated_addr,
    };
    const DMAMap *known = iova_tree_find(job->vas->iova_tree, &key);

    if (what->type == IOMMU_NOTIFIER_MAP) {
        if (known && !memcmp(known, &key, sizeof(key))) {
            return 0;
        }
        if (known) {
            iova_tree_remove(job->vas->iova_tree, key);
        }
        iova_tree_insert(job->vas->iova_tree, &key);
    } else {
        if (!known || !job->tells_of_gone) {
            return 0;
        }
        iova_tree_remove(job->vas->iova_tree, key);
    }

    return job->tell(what, job->whom);
}

static int shadow_table(hwaddr table, hwaddr from, hwaddr to, uint32_t level, bool reads, bool writes, ShadowJob *job)
{
    uint64_t step = 1ULL << shadow_shift(level);
    uint64_t within = step - 1;
    hwaddr at = from;
    hwaddr behind;

    for (; at < to; at = behind) {
        IOMMUTLBEvent what;
        uint64_t slot = shadow_fetch(table, (at >> shadow_shift(level)) & 511);
        bool may_read, may_write;
        int error;

        behind = (at & ~within) + step;
        if (slot == UINT64_MAX || shadow_is_banned(slot, level)) {
            continue;
        }

        may_read = reads && (slot & SHADOW_READS);
        may_write = writes && (slot & SHADOW_WRITES);
        if ((may_read || may_write) && level != 1 && !(slot & SHADOW_LEAF)) {
            error = shadow_table(slot & ~SHADOW_ABOVE(job->bits), at, MIN(behind, to), level - 1, may_read, may_write, job);
        } else {
            what.entry.target_as = &address_space_memory;
            what.entry.iova = at & ~within;
            what.entry.addr_mask = within;
            what.entry.translated_addr = slot & ~SHADOW_ABOVE(job->bits);
            what.entry.perm = (may_read ? IOMMU_RO : IOMMU_NONE) | (may_write ? IOMMU_WO : IOMMU_NONE);
            what.type = what.entry.perm ? IOMMU_NOTIFIER_MAP : IOMMU_NOTIFIER_UNMAP;
            error = shadow_tell_one(&what, job);
        }

        if (error < 0) {
            return error;
        }
    }

    return 0;
}

static int shadow_run(hwaddr table, hwaddr from, hwaddr to, uint32_t level, ShadowJob *job)
{
    hwaddr limit = 1ULL << job->bits;

    if (from >= limit) {
        return -1;
    }

    return shadow_table(table, from, MIN(to, limit), level, true, true, job);
}

static int shadow_teller(IOMMUTLBEvent *what, void *whom)
{
    memory_region_notify_iommu_one(whom, what);
    return 0;
}

int vtd_shadow(VTDAddressSpace *vas, hwaddr table, hwaddr from, hwaddr to, uint32_t level)
{
    ShadowJob job = {
        .vas = vas,
        .tell = shadow_teller,
        .whom = vas,
        .tells_of_gone = true,
        .bits = vas->iommu_state->aw_bits,
    };

    return shadow_run(table, from, to, level, &job);
}

void vtd_shadow_begin(IntelIOMMUState *state, bool snoops)
{
    shadow_banned[0] = UINT64_MAX;
    shadow_banned[1] = SHADOW_ABOVE(state->aw_bits) | 0x800;
    shadow_banned[2] = SHADOW_ABOVE(state->aw_bits);
    shadow_banned[3] = SHADOW_ABOVE(state->aw_bits);
    shadow_banned[4] = SHADOW_ABOVE(state->aw_bits) | SHADOW_LEAF;
    shadow_banned_leaf[2] = SHADOW_ABOVE(state->aw_bits);
    shadow_banned_leaf[3] = SHADOW_ABOVE(state->aw_bits);
    if (snoops) {
        shadow_banned[1] &= ~0x800ULL;
    }
}

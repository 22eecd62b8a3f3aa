/*
 * What any code of QEMU may call to count, round and cut bits (include/qemu/host-utils.h, bitops.h, range.h, osdep.h and units.h), and to search
 * for one address (util/iova-tree.c), in words of our own. A tree's own text is read in their place where there is one, and so is a function or
 * macro of the patch that has such a name. A test compares those for bits with the tree's.
 */
#define KiB (1LL << 10)
#define MiB (1LL << 20)
#define GiB (1LL << 30)
#define TiB (1LL << 40)
#define PiB (1LL << 50)
#define EiB (1LL << 60)

/* What qemu_log_mask() is asked for: any other of its names is unknown (include/qemu/log.h). */
#define LOG_UNIMP (1 << 10)
#define LOG_GUEST_ERROR (1 << 11)

#define QEMU_BUILD_BUG_ON(unexpected) _Static_assert(!(unexpected), "not expected")

/*
 * One thread runs: barriers order nothing, and the guards of RCU and of the big lock, which may be taken twice and are given back by
 * themselves, keep nobody out (include/qemu/atomic.h, rcu.h and main-loop.h).
 */
#define barrier() ((void)0)
#define smp_mb() ((void)0)
#define smp_rmb() ((void)0)
#define smp_wmb() ((void)0)
#define RCU_READ_LOCK_GUARD() ((void)0)
#define BQL_LOCK_GUARD() ((void)0)

/* The arguments are evaluated as often as those of QEMU's macros, and the result has the same type. */
#define QEMU_ALIGN_DOWN(number, unit) ((unit) * ((number) / (unit)))
#define QEMU_ALIGN_UP(number, unit) QEMU_ALIGN_DOWN((number) + (unit) - 1, unit)
#define QEMU_IS_ALIGNED(number, unit) (0 == (number) % (unit))
#define DIV_ROUND_UP(number, unit) (((number) + (unit) - 1) / (unit))

/* For powers of two, which become as wide as the number before their bits are turned round. */
#define ROUND_DOWN(number, power) (-(0 ? (number) : (power)) & (number))
#define ROUND_UP(number, power) ROUND_DOWN((number) + (power) - 1, power)

#define MAKE_64BIT_MASK(first, count) ((UINT64_MAX >> (64 - (count))) << (first))

static inline int clz32(uint32_t word)
{
    return word == 0 ? 32 : __builtin_clz(word);
}

static inline int clz64(uint64_t word)
{
    return word == 0 ? 64 : __builtin_clzll(word);
}

static inline int ctz32(uint32_t word)
{
    return word == 0 ? 32 : __builtin_ctz(word);
}

static inline int ctz64(uint64_t word)
{
    return word == 0 ? 64 : __builtin_ctzll(word);
}

static inline int ctpop64(uint64_t word)
{
    return __builtin_popcountll(word);
}

static inline int ctpop32(uint32_t word)
{
    return __builtin_popcount(word);
}

static inline bool is_power_of_2(uint64_t word)
{
    return word != 0 && (word & (word - 1)) == 0;
}

/* 0 for 0. */
static inline uint64_t pow2floor(uint64_t word)
{
    return word == 0 ? 0 : 1ULL << (63 - clz64(word));
}

/* 1 for 0; 0 where the next power of two has no room. */
static inline uint64_t pow2ceil(uint64_t word)
{
    return word <= 1 ? 1 : word > 1ULL << 63 ? 0 : 1ULL << (64 - clz64(word - 1));
}

static inline uint64_t extract64(uint64_t word, int first, int count)
{
    assert(first >= 0 && count > 0 && count <= 64 - first);
    return (word >> first) & (UINT64_MAX >> (64 - count));
}

static inline uint32_t extract32(uint32_t word, int first, int count)
{
    assert(first >= 0 && count > 0 && count <= 32 - first);
    return (word >> first) & (UINT32_MAX >> (32 - count));
}

static inline uint64_t deposit64(uint64_t word, int first, int count, uint64_t bits)
{
    uint64_t place;

    assert(first >= 0 && count > 0 && count <= 64 - first);
    place = (UINT64_MAX >> (64 - count)) << first;
    return (word & ~place) | (place & (bits << first));
}

static inline uint32_t deposit32(uint32_t word, int first, int count, uint32_t bits)
{
    uint32_t place;

    assert(first >= 0 && count > 0 && count <= 32 - first);
    place = (UINT32_MAX >> (32 - count)) << first;
    return (word & ~place) | (place & (bits << first));
}

/* Ranges of addresses, by their length; they wrap where they pass the last address. */
static inline uint64_t range_get_last(uint64_t first, uint64_t length)
{
    return first + (length - 1);
}

static inline int range_covers_byte(uint64_t first, uint64_t length, uint64_t address)
{
    return address >= first && address <= range_get_last(first, length);
}

static inline bool ranges_overlap(uint64_t first, uint64_t length, uint64_t other, uint64_t otherLength)
{
    return range_get_last(first, length) >= other && range_get_last(other, otherLength) >= first;
}

static inline const DMAMap *iova_tree_find_address(const IOVATree *tree, hwaddr address)
{
    DMAMap one = { 0 };

    one.iova = address;
    return iova_tree_find(tree, &one);
}

#include "qemu/bits.h"

/* The longest block that starts here: as aligned as its start, and no longer than what is left or what the width allows. */
uint64_t dma_aligned_pow2_mask(uint64_t from, uint64_t to, int bits)
{
    uint64_t widest = bits == 64 ? UINT64_MAX : (1ULL << bits) - 1;
    uint64_t left = to - from;
    uint64_t aligned = from ? (from ^ (from - 1)) >> 1 : UINT64_MAX;
    uint64_t fits = left == UINT64_MAX ? left : bits_up_to_highest(left + 1) >> 1;

    return MIN(MIN(aligned, fits), widest);
}

#include "qemu/dma.h"

/* The longest block from a start on: as long as its alignment, what is left and the width allow. */
uint64_t dma_aligned_pow2_mask(uint64_t start, uint64_t end, int max_addr_bits)
{
    uint64_t most = max_addr_bits == 64 ? UINT64_MAX : (1ULL << max_addr_bits) - 1;
    uint64_t aligned = start ? (start & -start) - 1 : UINT64_MAX;
    uint64_t left = end - start;
    uint64_t fits = left;

    if (left != UINT64_MAX) {
        fits = left + 1;
        fits |= fits >> 1;
        fits |= fits >> 2;
        fits |= fits >> 4;
        fits |= fits >> 8;
        fits |= fits >> 16;
        fits |= fits >> 32;
        fits >>= 1;
    }
    return MIN(MIN(aligned, fits), most);
}

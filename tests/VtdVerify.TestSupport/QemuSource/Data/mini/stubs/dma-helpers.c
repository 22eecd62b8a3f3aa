#include "qemu/bits.h"

uint64_t dma_aligned_pow2_mask(uint64_t from, uint64_t to, int bits)
{
    abort();
}

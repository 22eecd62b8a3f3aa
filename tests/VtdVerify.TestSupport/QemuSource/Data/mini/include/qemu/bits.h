#ifndef QEMU_BITS_H
#define QEMU_BITS_H

#include "exec/memory.h"

#define BITS_ONE 1

#ifdef CONFIG_TWO_WAYS
#define BITS_CONTESTED 1
#else
#define BITS_CONTESTED 2
#endif

static inline uint64_t bits_up_to_highest(uint64_t word)
{
    word |= word >> 1;
    word |= word >> 2;
    word |= word >> 4;
    word |= word >> 8;
    word |= word >> 16;
    word |= word >> 32;
    return word;
}

uint64_t dma_aligned_pow2_mask(uint64_t from, uint64_t to, int bits);

#endif

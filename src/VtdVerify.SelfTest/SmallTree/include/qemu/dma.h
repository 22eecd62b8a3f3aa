#ifndef SMALL_DMA_H
#define SMALL_DMA_H

uint64_t dma_aligned_pow2_mask(uint64_t start, uint64_t end, int max_addr_bits);

#endif

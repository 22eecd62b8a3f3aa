
/* Where the memory of a device lies. Written for the tests of VtdVerify. */
#define QUIET_FROM 0xfee00000ULL
#define QUIET_TO 0xfeefffffULL
#define QUIET_BYTES (QUIET_TO - QUIET_FROM + 1)

typedef struct {
    MemoryRegion signals, memory;
} BoardRegions;

typedef struct {
    MemoryRegion around, own, quiet, stop, plain;
} DeviceRegions;

void vtd_lay_out_board(BoardRegions *board, void *owner)
{
    memory_region_init(&board->memory, owner, "memory", UINT64_MAX);
    memory_region_init_io(&board->signals, owner, NULL, board, "signals", QUIET_BYTES);
}

void vtd_lay_out(DeviceRegions *all, BoardRegions *board, void *owner)
{
    memory_region_init(&all->around, owner, "around", UINT64_MAX);
    memory_region_init_iommu(&all->own, sizeof(all->own), "own", owner, "own", UINT64_MAX);
    memory_region_init_alias(&all->quiet, owner, "quiet", &board->signals, 0, memory_region_size(&board->signals));
    memory_region_add_subregion_overlap(MEMORY_REGION(&all->own), QUIET_FROM, &all->quiet, 1);

    memory_region_init_io(&all->stop, owner, NULL, all, "stop", QUIET_BYTES);
    memory_region_add_subregion_overlap(&all->around, QUIET_FROM, &all->stop, 2);

    memory_region_init_alias(&all->plain, owner, "plain", &board->memory, 0, memory_region_size(&board->memory));
    memory_region_add_subregion_overlap(&all->around, 0, MEMORY_REGION(&all->own), 0);
    memory_region_add_subregion_overlap(&all->around, 0, &all->plain, 0);
}

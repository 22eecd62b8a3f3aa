namespace VtdVerify.Tests.Subjects;

/// <summary>What QEMU's small helpers give, as conditions in C: of this project's text of them and of a tree's alike.</summary>
internal static class QemuHelperFacts
{
    public static IReadOnlyList<string> All { get; } =
    [
        "clz32(0) == 32", "clz32(1) == 31", "clz32(0x80000000) == 0", "clz64(0) == 64", "clz64(1) == 63", "clz64(UINT64_MAX) == 0",
        "ctz32(0) == 32", "ctz32(0x50) == 4", "ctz64(0) == 64", "ctz64(0x1000) == 12", "ctz64(1ULL << 63) == 63",
        "ctpop64(0) == 0", "ctpop64(UINT64_MAX) == 64", "ctpop64(0x8000000000001001ULL) == 3", "ctpop32(0xf0f0f0f1) == 17",
        "!is_power_of_2(0)", "is_power_of_2(1)", "is_power_of_2(1ULL << 63)", "!is_power_of_2(0x1001)", "!is_power_of_2(UINT64_MAX)",
        "pow2floor(0) == 0", "pow2floor(1) == 1", "pow2floor(0xfedfffffULL) == 0x80000000ULL", "pow2floor(UINT64_MAX) == 1ULL << 63",
        "pow2ceil(0) == 1", "pow2ceil(1) == 1", "pow2ceil(3) == 4", "pow2ceil(1ULL << 63) == 1ULL << 63",
        "pow2ceil((1ULL << 63) + 1) == 0", "pow2ceil(UINT64_MAX) == 0",
        "extract64(0xabcdef0123456789ULL, 0, 64) == 0xabcdef0123456789ULL", "extract64(0xabcdef0123456789ULL, 60, 4) == 0xa",
        "extract32(0x89abcdef, 4, 8) == 0xde", "extract32(0x89abcdef, 0, 32) == 0x89abcdef",
        "deposit64(UINT64_MAX, 12, 52, 0) == 0xfff", "deposit64(0, 0, 64, 7) == 7", "deposit64(0, 8, 4, 0xff) == 0xf00",
        "deposit32(UINT32_MAX, 8, 8, 0) == 0xffff00ff", "deposit32(0, 28, 4, 0x12) == 0x20000000",
        "MAKE_64BIT_MASK(0, 64) == UINT64_MAX", "MAKE_64BIT_MASK(12, 9) == 0x1ff000",
        "ROUND_UP(0x1001ULL, 4096) == 0x2000", "ROUND_UP(0x1000ULL, 4096) == 0x1000", "ROUND_UP(UINT64_MAX, 4096) == 0",
        "ROUND_UP(0x100000001ULL, 0x1000U) == 0x100001000ULL", "ROUND_UP(-5, 4) == -4",
        "QEMU_ALIGN_DOWN(0x2fffULL, 0x1000) == 0x2000", "QEMU_ALIGN_DOWN(-5, 4) == -4", "QEMU_ALIGN_UP(10, 3) == 12",
        "QEMU_IS_ALIGNED(0x3000ULL, 0x1000)", "!QEMU_IS_ALIGNED(0x3001ULL, 0x1000)", "DIV_ROUND_UP(10, 3) == 4", "DIV_ROUND_UP(9, 3) == 3",
        "KiB == 1024", "GiB * 2 == 0x80000000", "sizeof(MiB) == 8", "EiB == 1LL << 60",
        "UINT64_C(0xfee) << 52 == 0xfee0000000000000ULL", "-INT64_C(1) < 0", "UINT32_C(1) - 2 == UINT32_MAX",
        "INT64_C(0xffffffffffffffff) >> 63 == 1", "INT32_C(0xfffff000) >> 31 == 1", "INT32_C(0x100000000) > 1",
        "UINT32_C(0xf00000000) == 0xf00000000ULL",
        "range_get_last(0x1000, 0x1000) == 0x1fff", "range_get_last(0, 0) == UINT64_MAX", "range_covers_byte(8, 4, 11)",
        "!range_covers_byte(8, 4, 12)", "!range_covers_byte(8, 4, 7)", "ranges_overlap(0, 2, 1, 1)", "!ranges_overlap(0, 2, 2, 1)",
        "!ranges_overlap(2, 1, 0, 2)", "__builtin_expect(7, 0) == 7",
        "sizeof(ROUND_UP((uint64_t)1, 1)) == 8", "sizeof(QEMU_ALIGN_DOWN((uint8_t)1, (uint8_t)1)) == 4", "sizeof(clz64(1)) == 4",
    ];
}

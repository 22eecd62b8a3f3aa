uint64_t f_words_that_are_read(uint64_t a)
{
    uint16_t narrow = a;

    return le64_to_cpu(a) ^ le32_to_cpu((uint32_t)a) ^ le16_to_cpu(narrow);
}

uint64_t f_words_that_are_written(uint64_t a)
{
    uint32_t high = cpu_to_le32(a >> 32);

    if (le64_to_cpu(cpu_to_le64(a)) != a) {
        return 1;
    }
    return high - cpu_to_le16(a + 1);
}

uint64_t f_their_types(uint64_t a)
{
    return (le16_to_cpu(a) - 65536 < 0) + 2 * (le32_to_cpu(a) - 1 < 0) + 4 * sizeof(cpu_to_le32(a)) + 64 * (le64_to_cpu(-1) >> 63);
}

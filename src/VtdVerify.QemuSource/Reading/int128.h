/*
 * QEMU's words of 128 bits. Its header has two sets of functions for them, and the compiler decides which one a build takes. Both do the
 * arithmetic of two's complement modulo 2^128, and so does this one: the header is not read. What is made a word of 64 bits must fit,
 * else the process ends.
 */
typedef struct {
    uint64_t low;
    uint64_t high;
} Int128;

static Int128 int128_make128(uint64_t low, uint64_t high)
{
    Int128 made;

    made.low = low;
    made.high = high;
    return made;
}

static Int128 int128_make64(uint64_t word)
{
    return int128_make128(word, 0);
}

static Int128 int128_exts64(int64_t word)
{
    return int128_make128((uint64_t)word, word < 0 ? UINT64_MAX : 0);
}

static Int128 int128_zero(void)
{
    return int128_make64(0);
}

static Int128 int128_one(void)
{
    return int128_make64(1);
}

static Int128 int128_2_64(void)
{
    return int128_make128(0, 1);
}

static uint64_t int128_getlo(Int128 word)
{
    return word.low;
}

static int64_t int128_gethi(Int128 word)
{
    return (int64_t)word.high;
}

static uint64_t int128_get64(Int128 word)
{
    assert(word.high == 0);
    return word.low;
}

static bool int128_nz(Int128 word)
{
    return word.low != 0 || word.high != 0;
}

static bool int128_eq(Int128 left, Int128 right)
{
    return left.low == right.low && left.high == right.high;
}

static bool int128_ne(Int128 left, Int128 right)
{
    return !int128_eq(left, right);
}

static bool int128_lt(Int128 left, Int128 right)
{
    return left.high == right.high ? left.low < right.low : (int64_t)left.high < (int64_t)right.high;
}

static bool int128_ge(Int128 left, Int128 right)
{
    return !int128_lt(left, right);
}

static bool int128_gt(Int128 left, Int128 right)
{
    return int128_lt(right, left);
}

static bool int128_le(Int128 left, Int128 right)
{
    return !int128_lt(right, left);
}

static Int128 int128_add(Int128 left, Int128 right)
{
    uint64_t low = left.low + right.low;

    return int128_make128(low, left.high + right.high + (low < right.low));
}

static Int128 int128_not(Int128 word)
{
    return int128_make128(~word.low, ~word.high);
}

static Int128 int128_neg(Int128 word)
{
    return int128_add(int128_not(word), int128_one());
}

static Int128 int128_sub(Int128 left, Int128 right)
{
    return int128_add(left, int128_neg(right));
}

static Int128 int128_and(Int128 left, Int128 right)
{
    return int128_make128(left.low & right.low, left.high & right.high);
}

static Int128 int128_or(Int128 left, Int128 right)
{
    return int128_make128(left.low | right.low, left.high | right.high);
}

static Int128 int128_min(Int128 left, Int128 right)
{
    return int128_lt(left, right) ? left : right;
}

static Int128 int128_max(Int128 left, Int128 right)
{
    return int128_lt(left, right) ? right : left;
}

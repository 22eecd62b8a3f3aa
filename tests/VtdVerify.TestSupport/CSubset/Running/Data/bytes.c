#define COUNT 16

struct Inner { uint32_t narrow; uint64_t wide; };
struct Outer { struct Inner inner; uint8_t bytes[COUNT]; void *pointer; union { uint64_t word; int64_t same; }; };

uint64_t f_a_record_of_zeros(uint64_t a)
{
    struct Outer outer = { { 1, a }, .pointer = &outer, .word = 5 };

    memset(&outer.inner, 0, sizeof(outer.inner));
    if (a == 7) {
        memset(&outer, 0, sizeof(outer));
    }
    return outer.inner.wide + (outer.pointer == NULL) * 2 + outer.same * 10 + outer.inner.narrow;
}

uint64_t f_an_array_of_zeros(uint64_t a)
{
    struct Outer outer, *at = &outer;
    uint64_t sum = 0, more[2] = { a, a };

    memset(at->bytes, 0, COUNT);
    at->bytes[3] = a;
    for (int i = 0; i < COUNT; i++) {
        sum += at->bytes[i] << i;
    }
    if (a & 1) {
        memset(more, 0, sizeof(more));
    }
    return sum + more[1];
}

struct Pair { uint64_t first, second; };
struct Entry {
    uint32_t tag;
    union {
        struct { uint64_t lo; uint64_t hi; };
        struct { uint64_t val[4]; };
        struct Pair pair;
    };
    struct { uint16_t low, high; };
};
union Word { uint64_t whole; int64_t signed_whole; const char *text; };

static struct Entry made(uint64_t a)
{
    struct Entry e = { .tag = 7, .lo = a, .hi = a + 1, .high = 3 };
    return e;
}

uint64_t f_members_of_anonymous_records(uint64_t a)
{
    struct Entry e;
    e.lo = a;
    e.low = 5;
    e.tag = 9;
    return e.lo + e.low + e.tag;
}

uint64_t f_members_at_the_same_bytes(uint64_t a)
{
    struct Entry e = { 0 };
    e.val[0] = a;
    e.val[1] = 2 * a;
    e.pair.second++;
    return e.lo ^ e.hi ^ e.pair.first;
}

uint64_t f_a_branch_on_what_another_member_wrote(uint64_t a)
{
    struct Entry e;
    e.lo = a;
    if (e.val[0] > 100) {
        e.pair.first = 1;
    }
    return e.lo;
}

uint64_t f_designated_initialisers(uint64_t a)
{
    struct Entry e = { .hi = a, .low = 4 };
    return e.lo + e.hi * 2 + e.low + e.high + e.tag + e.val[1];
}

uint64_t f_initialisers_by_position(uint64_t a)
{
    struct Entry e = { 1, { { a, 3 } }, { 4, 5 } };
    struct Entry g = { 1, a, 3, 4, 5 };
    return (e.lo == g.lo) + (e.hi == g.hi) * 2 + e.low + g.high * 10 + e.val[0];
}

uint64_t f_an_array_member_of_a_union(uint64_t a)
{
    struct Entry e = { .val = { a, 2, [3] = 9 } };
    return e.lo + e.hi + e.val[2] + e.val[3];
}

uint64_t f_an_empty_initialiser(uint64_t a)
{
    struct Entry e = { };
    union Word w = { };
    return a + e.val[3] + e.hi + w.whole + (w.text == NULL);
}

uint64_t f_records_by_value(uint64_t a)
{
    struct Entry e = made(a), g;
    g = e;
    e.lo = 0;
    return g.val[0] + g.val[1] + g.high + made(5).hi;
}

uint64_t f_signedness(uint64_t a)
{
    union Word w;
    w.whole = a;
    if (w.signed_whole < 0) {
        return 1;
    }
    return w.signed_whole >> 1;
}

uint64_t f_a_copy_into_a_member(uint64_t a)
{
    struct Entry e;
    struct Pair p = { a, a + 1 };
    e.pair = p;
    p = e.pair;
    e.pair.first++;
    return e.lo * 3 + e.hi + p.first;
}

uint64_t f_addresses(uint64_t a)
{
    struct Entry e = { .val = { a, a } }, *p = &e;
    return (&p->lo == &p->val[0]) + (&p->hi == &e.val[1]) * 2 + (&p->hi == &e.val[0]) * 4 + (&e.pair.second == &e.hi) * 8
        + ((void *)&e == (void *)&e.tag) * 16 + ((void *)&e.val == (void *)&e.pair) * 32 + ((void *)&e.lo == (void *)&e) * 64;
}

uint64_t f_a_pointer_to_a_member(uint64_t a)
{
    struct Entry e;
    uint64_t *at = &e.val[0];
    at[1] = a;
    *at = 1;
    return e.hi + e.lo;
}

uint64_t f_sizes(uint64_t a)
{
    return a + sizeof(struct Entry) + 100 * sizeof(union Word) + 10000 * sizeof(((struct Entry *)0)->pair);
}

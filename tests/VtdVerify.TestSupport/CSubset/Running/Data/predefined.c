#define HERE() __LINE__
#define HERE_AS_WELL __LINE__
#define SUM_AND_LINE(x) ((x) + HERE())

static uint64_t same(const char *a, const char *b)
{
    return a != NULL && b != NULL;
}

uint64_t f_the_line(uint64_t a)
{
    return a + __LINE__;
}

uint64_t f_the_line_of_a_macros_use(uint64_t a)
{
    uint64_t sum = HERE() * 3 + HERE_AS_WELL;

    return SUM_AND_LINE(a)
        + sum +
        __LINE__;
}

uint64_t f_texts(uint64_t a)
{
    const char *own = __func__;

    if (a > 100) {
        own = __FILE__;
    }
    return same(own, __FUNCTION__) + (own == NULL);
}

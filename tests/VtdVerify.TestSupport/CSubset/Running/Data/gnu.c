#define LARGER(x, y) ({ __typeof__(x) left = (x); __typeof__(y) right = (y); left > right ? left : right; })
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

struct Named { const char *name; uint64_t size; };

static const uint64_t sizes[] = { 0xfff, 0x1fffff, [4] = 7, 8 };
static const uint8_t cut[] = { 255, 256 + 7, -1 };
static const struct Named named[] = { { "page", 0xfff }, { .size = 0x1fffff } };
static const char text[] = "pa\tge";

uint64_t f_a_choice_without_its_middle(uint64_t a)
{
    return (a ?: 17) * 3 + (a & 1 ?: 40);
}

uint64_t f_the_middle_that_is_left_out_is_evaluated_once(uint64_t a)
{
    uint64_t once = a & 1;
    uint64_t chosen = once++ ?: 9;

    return chosen * 10 + once;
}

uint64_t f_a_choice_without_its_middle_has_the_common_type(uint64_t a)
{
    int8_t small = (int8_t)a;

    return (small ?: 5U) / 2 + sizeof(small ?: small) + sizeof(a ?: small);
}

uint64_t f_a_pointer_or_another_one(uint64_t a)
{
    uint64_t own = 3, *none = NULL, *some = a & 1 ? &own : NULL;

    return *(some ?: &a) + ((none ?: &own) == &own);
}

uint64_t f_choices_within_each_other(uint64_t a)
{
    return (a & 1) ?: (a & 2) ?: (a > 100) ?: 77;
}

uint64_t f_a_block_with_a_value(uint64_t a)
{
    uint64_t x = 5;
    uint64_t y = ({ uint64_t x = a & 0xff; x += 2; x * 3; });

    return x + y;
}

uint64_t f_a_macro_that_keeps_its_arguments(uint64_t a)
{
    uint64_t turns = 0;
    uint64_t larger = LARGER(a ^ 7, (turns++, 50));

    return larger + turns * 1000 + LARGER((uint8_t)a, (uint8_t)3);
}

uint64_t f_a_block_with_a_loop(uint64_t a)
{
    return ({
        uint64_t sum = 0;
        for (int i = 0; i < 6; i++) {
            if (i == 1) {
                continue;
            }
            if (i == 4) {
                break;
            }
            sum += a + i;
        }
        sum;
    }) + 1;
}

uint64_t f_a_record_that_a_block_gives(uint64_t a)
{
    return ({ struct Named one = { .size = a }; one; }).size + ({ (void)a; 1; });
}

uint64_t f_sizes_of_texts(uint64_t a)
{
    return sizeof("") + 10 * sizeof("abc") + 100 * sizeof "a\n\x41" "b" + 1000 * sizeof(text) + (a & 1);
}

uint64_t f_arrays_of_characters(uint64_t a)
{
    char own[] = "hello", full[3] = "abc", padded[8] = "x";

    return own[a % sizeof(own) == 0 ? 0 : 4] + full[2] + padded[1] + text[2] * 1000 + sizeof(own);
}

uint64_t f_tables_that_stay_as_they_are(uint64_t a)
{
    static const struct { int first, second; } pairs[] = { { 1, 2 }, { 3 } };
    static const int8_t negative[2] = { -1 };
    uint64_t sum = a;

    for (unsigned i = 0; i < COUNT(sizes); i++) {
        sum = sum * 3 + sizes[i];
    }
    for (unsigned i = 0; i < COUNT(cut); i++) {
        sum += cut[i];
    }
    return sum + named[1].size + (named[0].name != NULL) + (named[1].name == NULL) + COUNT(pairs) * 100 + pairs[1].first
        + pairs[1].second + (negative[0] < 0) + negative[1];
}

uint64_t f_a_literal_of_an_array(uint64_t a)
{
    const uint64_t *items = (const uint64_t[]) { 4, a, [3] = 9 };

    return items[1] * 5 + items[2] + items[3] + sizeof((int[]) { 1, 2, 3 });
}

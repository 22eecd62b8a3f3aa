#define CHAIN(name, type)                                               \
    struct name {                                                       \
        struct type *top; /* null in an empty chain */                  \
    }
#define LINK(type) struct { struct type *below; struct type **held_by; }
#define EACH(one, chain, link)                                          \
    for ((one) = ((chain)->top); (one) != NULL; (one) = ((one)->link.below))
#define EACH_SAFE(one, chain, link, spare)                              \
    for ((one) = (chain)->top; (one) && ((spare) = (one)->link.below, 1); (one) = (spare))
#define EACH_ITEM(one, box) EACH(one, &(box)->items, link)
#define PUSH(chain, one, link) do {                                     \
        if (((one)->link.below = (chain)->top) != NULL) {               \
            (chain)->top->link.held_by = &(one)->link.below;            \
        }                                                               \
        (chain)->top = (one);                                           \
        (one)->link.held_by = &(chain)->top;                            \
    } while (0)
#define DROP(one, link) do {                                            \
        if ((one)->link.below) {                                        \
            (one)->link.below->link.held_by = (one)->link.held_by;      \
        }                                                               \
        *(one)->link.held_by = (one)->link.below;                       \
    } while (0)
#define DROP_ITEM(one) DROP(one, link)
#define COUNT_FROM(var, first) for (uint64_t var = (first); var < 5; var++)
#define FIELD_OF(one, field) ((one)->field)
#define FIELD_TWICE(one, field) (FIELD_OF(one, field) + FIELD_OF(one, field))
#define GUARDED(condition, step) if (condition) { step; }

#define SUM(x, y) x + y
#define SQUARE(x) (x * x)
#define LOOSE 1 << 2
#define CHOSEN(x) x ? 1 : 2
#define NEGATIVE -1
#define NARROW(x) (uint8_t)x

#define ADD(to, first, ...) add(&(to), (first), ## __VA_ARGS__)
#define ADD_ALL(to, ...) add(&(to), __VA_ARGS__)
#define ADD_NONE(to, ...) add(&(to), 0 , ##__VA_ARGS__)
#define UNTIL(x, end, ...) for (; (x) < (end); __VA_ARGS__)

struct Item { uint64_t field, value; LINK(Item) link; };
struct Box { CHAIN(, Item) items; };

static void fill(struct Box *box, struct Item *items, uint64_t a)
{
    box->items.top = NULL;
    for (int i = 0; i < 3; i++) {
        items[i].value = a + i;
        items[i].field = 1000;
        PUSH(&box->items, &items[i], link);
    }
}

uint64_t f_a_loop_over_a_chain(uint64_t a)
{
    struct Item items[3], *one;
    struct Box box;
    uint64_t sum = 0;

    fill(&box, items, a);
    EACH(one, &box.items, link) {
        if (one->value == 101) {
            continue;
        }
        sum = sum * 3 + one->value;
    }
    return sum + (one == NULL);
}

uint64_t f_a_loop_that_is_left(uint64_t a)
{
    struct Item items[3], *one;
    struct Box box, *at = &box;
    uint64_t turns = 0;

    fill(at, items, a);
    EACH_ITEM(one, at)
        if (turns++ == 1)
            break;
    return one->value * 10 + turns;
}

uint64_t f_a_chain_that_loses_items_on_the_way(uint64_t a)
{
    struct Item items[3], *one, *spare;
    struct Box box;
    uint64_t sum = 0;

    fill(&box, items, a);
    EACH_SAFE(one, &box.items, link, spare) {
        if (one->value & 1) {
            DROP_ITEM(one);
        }
    }
    EACH_ITEM(one, &box) {
        sum = sum * 5 + one->value;
    }
    return sum;
}

uint64_t f_a_head_that_declares(uint64_t a)
{
    uint64_t sum = a;

    COUNT_FROM(i, 2)
        COUNT_FROM(j, i)
            sum += i * 10 + j;
    return sum;
}

uint64_t f_a_member_that_is_a_parameter(uint64_t a)
{
    struct Item item = { 3, a };

    return FIELD_OF(&item, value) * 2 + FIELD_TWICE(&item, value) + FIELD_OF(&item, field);
}

uint64_t f_a_macro_that_is_a_branch(uint64_t a)
{
    uint64_t result = 5;

    GUARDED(a > 100, result += a);
    do {
        if (a == 1) {
            break;
        }
        result++;
        if (a == 2) {
            continue;
        }
        result++;
    } while (0);
    return result;
}

uint64_t f_macros_without_parentheses_that_stay_whole(uint64_t a)
{
    uint64_t sum = SUM(a, 1) + 2 + SQUARE((a + 1)) - (SUM(a, 1)) * 3;

    sum += LOOSE | 3;
    sum -= NEGATIVE * 2;
    sum ^= NARROW(a) + SQUARE(sizeof(sum));
    return a > SUM(3, 4) ? sum : CHOSEN(a & 1);
}

static void add(uint64_t *to, uint64_t first)
{
    *to = *to * 10 + first;
}

uint64_t f_macros_with_any_number_of_arguments(uint64_t a)
{
    uint64_t i = 0;

    ADD(a, 3);
    ADD_ALL(a, i + 1);
    ADD_NONE(a);
    UNTIL(i, 3, i++, a += i)
        a++;
    return a;
}

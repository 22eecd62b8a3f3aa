uint64_t f_out_of_the_function(uint64_t a)
{
    uint64_t result = 1;

    if (a > 100) {
        goto out;
    }
    result = 2;
out:
    return result;
}

uint64_t f_the_steps_of_a_cleanup(uint64_t a)
{
    uint64_t done = 0;

    if (a == 0) {
        goto fail;
    }
    done += 1;
    if (a == 1) {
        goto undo_first;
    }
    done += 10;
    if (a == 2) {
        goto undo_second;
    }
    return done;

undo_second:
    done += 100;
undo_first:
    done += 1000;
fail:
    done += 10000;
    return done;
}

uint64_t f_out_of_two_loops(uint64_t a)
{
    uint64_t steps = 0;

    for (int i = 0; i < 4; i++) {
        for (int j = 0; j < 4; j++) {
            steps++;
            if (i * 4 + j == a) {
                goto found;
            }
        }
    }
    return 1000;
found:
    return steps;
}

uint64_t f_on_to_the_next_turn(uint64_t a)
{
    uint64_t sum = 0;

    for (int i = 0; i < 5; i++) {
        uint64_t step = i;

        if (i == a) {
            goto next;
        }
        sum += step;
next:
        sum += 100;
    }
    return sum;
}

uint64_t f_out_of_a_switch(uint64_t a)
{
    switch (a) {
    case 0:
        goto none;
    case 1 ... 7:
        break;
    default:
        if (a & 1) {
            goto odd;
        }
        return 4;
    }
    return 3;
odd:
    return 2;
none:
    return 1;
}

uint64_t f_a_label_that_is_reached_without_a_jump(uint64_t a)
{
    {
        if (a) {
            goto end;
        }
        a = 9;
end:    ;
    }
    goto last;
last:
    return a;
}

static void step(uint64_t *at, uint64_t a)
{
    if (!a) {
        goto out;
    }
    *at += a;
out: ;
}

uint64_t f_a_function_without_a_value(uint64_t a)
{
    uint64_t sum = 1;

    step(&sum, a);
    step(&sum, 0);
    return sum;
}

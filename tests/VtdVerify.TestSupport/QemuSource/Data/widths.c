
static bool vtd_decide_config(IntelIOMMUState *state, void **why)
{
    void *board = board_of(state);

    if (state->parent && !board) {
        explain(why, "a parent needs a board");
        return false;
    }

#ifdef CONFIG_CROWD
    crowd(board);
#endif
    if (!state->parent && (state->aw_bits != WIDTH_LOW && state->aw_bits != WIDTH_HIGH)) {
        explain(why, "%d",
                WIDTH_LOW);
        return false;
    }

    if (state->parent && state->aw_bits != WIDTH_HIGH) {
        return false;
    }

    return true;
}

static void vtd_device_begin(IntelIOMMUState *state, void **why)
{
    if (!vtd_decide_config(state, why)) {
        return;
    }

    begin(state);
}

static void vtd_class_begin(void *class)
{
    class->realize = vtd_device_begin;
}

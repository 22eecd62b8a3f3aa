/*
 * Runs machines that come by standard input and answers by standard output, in batches. All numbers are 64-bit words of this
 * computer. A batch: the number of machines, the number of words, the words. A machine: the number of words that follow; address width,
 * global_dirty_tracking, whether a migration runs; the number of notifiers, and first address, last address and flags of each; the number of unmaps, and the notifier of
 * each; the number of mappings, and first address, inclusive size, translated address and permission of each. An answer: the number
 * of words, the words: what the hooks recorded, and how each run ended. Runs are in a child process, so that what kills one ends nothing else.
 */
enum { JUDGE_FULL = 77 };

/* Of processor time, for one machine: a run takes some microseconds, and one that calls nothing has no other limit. */
static const struct itimerval judge_patience = { .it_value = { .tv_sec = 1 } };

static const uint64_t *judge_input;
static const uint64_t *judge_input_after;
static sigjmp_buf judge_before_abort;

#ifdef __ELF__
extern char __start_judge_state[] __attribute__((weak));
extern char __stop_judge_state[] __attribute__((weak));
static const bool judge_alone = false;
static char *judge_first_state;

static size_t judge_state_size(void)
{
    return (size_t)(__stop_judge_state - __start_judge_state);
}

static void judge_keep_state(void)
{
    judge_first_state = g_malloc(judge_state_size() + 1);
    memcpy(judge_first_state, __start_judge_state, judge_state_size());
}

static void judge_restore_state(void)
{
    memcpy(__start_judge_state, judge_first_state, judge_state_size());
}
#else
static const bool judge_alone = true;

static void judge_keep_state(void)
{
}

static void judge_restore_state(void)
{
}
#endif

static uint64_t judge_next(void)
{
    return *judge_input++;
}

static gboolean judge_leftover(gpointer key, gpointer value, gpointer data)
{
    (void)value;
    (void)data;
    judge_mapping(key);
    return FALSE;
}

static bool judge_fill(IOVATree *tree)
{
    uint64_t count = judge_next();

    for (uint64_t i = 0; i < count; i++) {
        DMAMap map = { .perm = IOMMU_NONE };

        map.iova = judge_next();
        map.size = judge_next();
        map.translated_addr = judge_next();
        map.perm = (__typeof__(map.perm))judge_next();
        if (iova_tree_insert(tree, &map) != IOVA_OK) {
            return false;
        }
    }
    return true;
}

static void judge_one(void)
{
    JudgeSpace *space = g_new0(JudgeSpace, 1);
    IOVATree *tree = iova_tree_new();
    IOMMUNotifier *notifiers;
    const uint64_t *unmaps;
    uint64_t notifier_count, unmap_count;

    judge_input_after = judge_input + *judge_input + 1;
    judge_next();
    judge_restore_state();
    judge_fuel = JUDGE_FUEL;
    judge_space_of(space, tree, judge_next());
    judge_dirty_tracking = (unsigned int)judge_next();
    judge_migration_runs = judge_next() != 0;
    notifier_count = judge_next();
    notifiers = g_new0(IOMMUNotifier, notifier_count);
    for (uint64_t i = 0; i < notifier_count; i++) {
        notifiers[i].start = judge_next();
        notifiers[i].end = judge_next();
        notifiers[i].notifier_flags = (__typeof__(notifiers[i].notifier_flags))judge_next();
        notifiers[i].notify = judge_deliver;
        notifiers[i].iommu_idx = (int)i;
    }
    unmap_count = judge_next();
    unmaps = judge_input;
    judge_input += unmap_count;

    if (judge_fill(tree)) {
        for (uint64_t i = 0; i < unmap_count; i++) {
            judge_unmap(space, &notifiers[unmaps[i]]);
        }
        judge_word(JUDGE_RETURNED);
        judge_word((uint64_t)g_tree_nnodes(tree->tree));
        g_tree_foreach(tree->tree, judge_leftover, NULL);
    } else {
        judge_word(JUDGE_REFUSED);
    }
    g_tree_destroy(tree->tree);
    g_free(tree);
    g_free(notifiers);
    g_free(space);
}

static void judge_died(int signal)
{
    judge_removing = false;
    judge_word(JUDGE_DIED);
    judge_word((uint64_t)signal);
}

static void judge_on_abort(int signal)
{
    (void)signal;
    siglongjmp(judge_before_abort, 1);
}

/*
 * Nobody holds a lock when an assertion fails, so the process can go on with the next machine; what the run had allocated is lost until
 * the batch ends. Any other signal ends the process.
 */
static void judge_catch_aborts(void)
{
    struct sigaction action = { .sa_handler = judge_on_abort, .sa_flags = SA_NODEFER };

    sigaction(SIGABRT, &action, NULL);
}

/* Runs machines until all are done or the record is full. */
static void judge_work(uint64_t count)
{
    const struct rlimit none = { 0, 0 };

    setrlimit(RLIMIT_CORE, &none);
    setrlimit(RLIMIT_FSIZE, &none);
    setrlimit(RLIMIT_NPROC, &none);
    /* GLib says on both streams that an assertion failed, and one of them is for answers. */
    if (freopen("/dev/null", "w", stderr) == NULL || freopen("/dev/null", "w", stdout) == NULL) {
        _exit(EXIT_FAILURE);
    }
    judge_catch_aborts();
    while (judge_record->machines_done < count) {
        if (JUDGE_WORDS - judge_record->used < JUDGE_WORDS_OF_A_RUN) {
            _exit(JUDGE_FULL);
        }
        setitimer(ITIMER_VIRTUAL, &judge_patience, NULL);
        if (sigsetjmp(judge_before_abort, 0) == 0) {
            judge_one();
        } else {
            judge_died(SIGABRT);
        }
        judge_input = judge_input_after;
        judge_record->machines_done++;
        if (judge_alone) {
            _exit(EXIT_SUCCESS);
        }
    }
    _exit(EXIT_SUCCESS);
}

static void judge_flush(void)
{
    if (fwrite(&judge_record->used, sizeof(uint64_t), 1, stdout) != 1 ||
        fwrite(judge_record->words, sizeof(uint64_t), judge_record->used, stdout) != judge_record->used || fflush(stdout) != 0) {
        exit(EXIT_FAILURE);
    }
    judge_record->used = 0;
}

static void judge_batch(const uint64_t *input, uint64_t count)
{
    uint64_t at = 0;

    judge_record->machines_done = 0;
    judge_record->used = 0;
    judge_input = input;
    while (judge_record->machines_done < count) {
        int status = 0;
        pid_t child;

        for (; at < judge_record->machines_done; at++) {
            judge_input += *judge_input + 1;
        }
        child = fork();
        if (child == 0) {
            judge_work(count);
        }
        if (child < 0 || waitpid(child, &status, 0) != child) {
            exit(EXIT_FAILURE);
        }
        if (WIFEXITED(status) && WEXITSTATUS(status) == JUDGE_FULL) {
            judge_flush();
        } else if (!WIFEXITED(status) || WEXITSTATUS(status) != EXIT_SUCCESS) {
            judge_died(WIFSIGNALED(status) ? WTERMSIG(status) : 0);
            judge_record->machines_done++;
        }
    }
    judge_flush();
}

int main(void)
{
    uint64_t header[2];

    judge_record = mmap(NULL, sizeof(*judge_record), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (judge_record == MAP_FAILED) {
        return EXIT_FAILURE;
    }
    judge_keep_state();
    while (fread(header, sizeof(uint64_t), 2, stdin) == 2) {
        uint64_t *words = g_new(uint64_t, header[1]);

        if (fread(words, sizeof(uint64_t), header[1], stdin) != header[1]) {
            return EXIT_FAILURE;
        }
        judge_batch(words, header[0]);
        g_free(words);
    }
    return EXIT_SUCCESS;
}

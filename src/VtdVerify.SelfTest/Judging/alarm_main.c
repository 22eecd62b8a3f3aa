/*
 * Runs programs on machines that come by standard input, and answers by standard output. All numbers are 64-bit words of this computer.
 * Input: the number of words, then machines one after the other, each with the number of the words that follow in front. A machine: address width, global_dirty_tracking,
 * whether a migration runs, whether the notify rule crops, a word that fills what the code may read beside that, how often the unmap
 * has run before, and whether devfn, pasid and caching_mode follow, which do in any case; the number of notifiers, and first address, last address and flags of each; the number of mappings, and first
 * address, inclusive size, translated address and permission of each. Then requests: a program's number, the number of machines and
 * their numbers. An answer: the number of words, the words. Runs are in a child process, so that what kills one ends nothing else.
 */
enum { ALARM_FULL = 77, ALARM_RULE_OF_C = 99, ALARM_MOST_DEATHS = 3 };

typedef void (*AlarmProgram)(VTDAddressSpace *space, IOMMUNotifier *notifier);
extern const AlarmProgram alarm_programs[];

/* Of processor time, for one machine: a run takes some microseconds, and one that calls nothing has no other limit. */
static struct itimerval alarm_patience = { .it_value = { .tv_usec = 150000 } };

enum { ALARM_SECONDS_TO_THE_END = 900 };

static const uint64_t *alarm_machines;
static const uint64_t **alarm_machine_at;
static sigjmp_buf alarm_before_end;

static char *alarm_saved;

const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "detect_leaks=0:exitcode=99:abort_on_error=0:symbolize=0:handle_abort=0:handle_segv=0:quarantine_size_mb=8:allocator_may_return_null=1:malloc_context_size=0";
}

const char *__ubsan_default_options(void);
const char *__ubsan_default_options(void)
{
    return "halt_on_error=1:exitcode=99:symbolize=0";
}

/* What a run without an end did before it began to repeat itself counts; of one that is only long nothing is said. */
static void alarm_end(uint64_t tag, uint64_t kept)
{
    alarm_record->used = kept;
    alarm_record->warming_up = 0;
    alarm_word(tag);
    siglongjmp(alarm_before_end, 1);
}

static gboolean alarm_count(gpointer key, gpointer value, gpointer data)
{
    (void)key;
    (void)value;
    ++*(uint64_t *)data;
    return FALSE;
}

static gboolean alarm_leftover(gpointer key, gpointer value, gpointer data)
{
    (void)value;
    (void)data;
    alarm_mapping(key);
    return FALSE;
}

static void alarm_run(const uint64_t *input, AlarmProgram program)
{
    /* What a release has beside the fields that are known here may be read too. */
    IntelIOMMUState *state = g_malloc(sizeof(*state));
    VTDAddressSpace *space = g_malloc(sizeof(*space));
    uint64_t noise, has_fields, notifier_count, map_count, left = 0;

    uint64_t width = *input++;
    alarm_open_pages();
    global_dirty_tracking = (unsigned int)*input++;
    alarm_migration_runs = *input++ != 0;
    alarm_crops = *input++;
    noise = *input++;
    input++;
    memset(state, (int)(noise & 1), sizeof(*state));
    memset(space, (int)noise, sizeof(*space));
    has_fields = *input++;
    if (has_fields) {
        space->devfn = (__typeof__(space->devfn))input[0];
        space->pasid = (__typeof__(space->pasid))input[1];
        state->caching_mode = input[2] != 0;
    }
    input += 3;
    state->aw_bits = (__typeof__(state->aw_bits))width;
    notifier_count = *input++;
    alarm_notifiers = g_malloc(sizeof(*alarm_notifiers) * notifier_count);
    memset(alarm_notifiers, (int)(noise >> 8), sizeof(*alarm_notifiers) * notifier_count);
    for (uint64_t i = 0; i < notifier_count; i++) {
        alarm_notifiers[i].start = *input++;
        alarm_notifiers[i].end = *input++;
        alarm_notifiers[i].notifier_flags = (__typeof__(alarm_notifiers[i].notifier_flags))*input++;
        alarm_notifiers[i].notify = alarm_deliver;
        alarm_notifiers[i].iommu_idx = 0;
    }
    space->iommu_state = state;
    space->iova_tree = iova_tree_new();
    map_count = *input++;
    for (uint64_t i = 0; i < map_count; i++, input += 4) {
        DMAMap map = { .perm = (__typeof__(map.perm))input[3] };

        map.iova = input[0];
        map.size = input[1];
        map.translated_addr = input[2];
        if (iova_tree_insert(space->iova_tree, &map) != 0) {
            exit(EXIT_FAILURE);
        }
    }
    alarm_stack_end = __builtin_frame_address(0);
    alarm_memory[0] = (AlarmMemory){ state, sizeof(*state) };
    alarm_memory[1] = (AlarmMemory){ space, sizeof(*space) };
    alarm_memory[2] = (AlarmMemory){ alarm_notifiers, sizeof(*alarm_notifiers) * notifier_count };
    alarm_record->steps_to_the_end = 0;
    for (uint64_t i = 0; i < (alarm_to_the_end ? 1 : notifier_count); i++) {
        alarm_record->steps_without_change = 0;
        alarm_record->warming_up |= alarm_to_the_end;
        program(space, &alarm_notifiers[i]);
        alarm_record->warming_up &= !alarm_to_the_end;
        alarm_word(ALARM_LEFT);
        left = 0;
        g_tree_foreach(space->iova_tree->tree, alarm_count, &left);
        alarm_word(left);
        g_tree_foreach(space->iova_tree->tree, alarm_leftover, NULL);
    }
    alarm_word(ALARM_RETURNED);
    g_tree_destroy(space->iova_tree->tree);
    g_free(space->iova_tree);
    g_free(alarm_notifiers);
    g_free(space);
    g_free(state);
}

static void alarm_on_signal(int signal)
{
    alarm_record->removing = 0;
    if (signal == SIGABRT) {
        alarm_record->warming_up = 0;
        alarm_word(ALARM_DIED);
        alarm_word((uint64_t)signal);
        siglongjmp(alarm_before_end, 1);
    }
    alarm_record->time_outs++;
    alarm_end(ALARM_NO_FUEL, alarm_record->run_began);
}

static void alarm_catch(int signal)
{
    struct sigaction action = { .sa_handler = alarm_on_signal, .sa_flags = SA_NODEFER };

    sigaction(signal, &action, NULL);
}

/* Variables of a program are as they were in the beginning, unless it is to have run before. */
static void alarm_begin(const uint64_t *machine, AlarmProgram program)
{
    uint64_t before = machine[5];

    memcpy(__data_start, alarm_saved, (size_t)(_end - __data_start));
    if (sigsetjmp(alarm_before_end, 0) == 0) {
        for (uint64_t i = 0; i < before; i++) {
            alarm_record->warming_up = 1;
            alarm_record->fuel = ALARM_FUEL;
            alarm_run(machine, program);
        }
    }
    setitimer(ITIMER_VIRTUAL, &alarm_patience, NULL);
    alarm_record->warming_up = 0;
    alarm_record->used = alarm_record->run_began;
}

static void alarm_work(AlarmProgram program, const uint64_t *numbers, uint64_t count)
{
    struct rlimit no_core = { 0, 0 };

    setrlimit(RLIMIT_CORE, &no_core);
    if (freopen("/dev/null", "w", stderr) == NULL || freopen("/dev/null", "w", stdout) == NULL) {
        _exit(EXIT_FAILURE);
    }
    alarm_catch(SIGABRT);
    alarm_catch(SIGVTALRM);
    alarm_saved = malloc((size_t)(_end - __data_start));
    memcpy(alarm_saved, __data_start, (size_t)(_end - __data_start));
    while (alarm_record->machines_done < count) {
        const uint64_t *machine = alarm_machine_at[numbers[alarm_record->machines_done]];

        if (ALARM_WORDS - alarm_record->used < ALARM_WORDS_OF_A_RUN) {
            _exit(ALARM_FULL);
        }
        alarm_record->run_began = alarm_record->used;
        if (alarm_record->time_outs >= ALARM_MOST_DEATHS) {
            alarm_word(ALARM_NO_FUEL);
            alarm_record->machines_done++;
            continue;
        }
        alarm_record->steps_without_change = 0;
        setitimer(ITIMER_VIRTUAL, &alarm_patience, NULL);
        alarm_begin(machine, program);
        alarm_record->fuel = ALARM_FUEL;
        if (sigsetjmp(alarm_before_end, 0) == 0) {
            alarm_run(machine, program);
        }
        alarm_record->machines_done++;
    }
    _exit(EXIT_SUCCESS);
}

static void alarm_flush(void)
{
    if (fwrite(&alarm_record->used, sizeof(uint64_t), 1, stdout) != 1 ||
        fwrite(alarm_record->words, sizeof(uint64_t), alarm_record->used, stdout) != alarm_record->used || fflush(stdout) != 0) {
        exit(EXIT_FAILURE);
    }
    alarm_record->used = 0;
}

static void alarm_serve(AlarmProgram program, const uint64_t *numbers, uint64_t count)
{
    uint64_t deaths = 0;

    alarm_record->machines_done = 0;
    alarm_record->time_outs = 0;
    alarm_record->used = 0;
    while (alarm_record->machines_done < count) {
        int status = 0;
        pid_t child;

        alarm_record->warming_up = 0;
        alarm_record->removing = 0;
        fflush(stdout);
        child = fork();
        if (child == 0) {
            alarm_work(program, numbers, count);
        }
        if (child < 0 || waitpid(child, &status, 0) != child) {
            exit(EXIT_FAILURE);
        }
        if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGKILL || WTERMSIG(status) == SIGTERM)) {
            /* Somebody else ended it: that says nothing of the program. */
            exit(EXIT_FAILURE);
        }
        if (WIFEXITED(status) && WEXITSTATUS(status) == ALARM_FULL) {
            alarm_flush();
        } else if (!WIFEXITED(status) || WEXITSTATUS(status) != EXIT_SUCCESS) {
            /* A sanitizer or a wild pointer: after some of these the rest has nothing new to say. */
            uint64_t rest = ++deaths == ALARM_MOST_DEATHS ? count - alarm_record->machines_done : 1;

            alarm_record->warming_up = 0;
            for (uint64_t i = 0; i < rest; i++) {
                alarm_word(i == 0 ? ALARM_UNDEFINED : ALARM_NO_FUEL);
            }
            alarm_record->machines_done += rest;
        }
    }
    alarm_word(0);
    alarm_flush();
}

static uint64_t *alarm_read(uint64_t count)
{
    uint64_t *words = g_new(uint64_t, count + 1);

    if (fread(words, sizeof(uint64_t), count, stdin) != count) {
        exit(EXIT_FAILURE);
    }
    return words;
}

/* With an argument, runs are followed to their ends. */
int main(int argc, char **argv)
{
    uint64_t header[2], count = 0;

    (void)argv;
    alarm_to_the_end = argc > 1;
    if (alarm_to_the_end) {
        alarm_patience = (struct itimerval){ .it_value = { .tv_sec = ALARM_SECONDS_TO_THE_END } };
    }

    alarm_record = mmap(NULL, sizeof(*alarm_record), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    alarm_pages = mmap(NULL, (size_t)ALARM_PAGES * ALARM_PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (alarm_record == MAP_FAILED || alarm_pages == MAP_FAILED || fread(header, sizeof(uint64_t), 2, stdin) != 2) {
        return EXIT_FAILURE;
    }
    alarm_machines = alarm_read(header[0]);
    alarm_machine_at = g_new(const uint64_t *, header[1]);
    for (const uint64_t *at = alarm_machines; count < header[1]; at += *at + 1) {
        alarm_machine_at[count++] = at + 1;
    }
    while (fread(header, sizeof(uint64_t), 2, stdin) == 2) {
        uint64_t *numbers = alarm_read(header[1]);

        alarm_serve(alarm_programs[header[0]], numbers, header[1]);
        g_free(numbers);
    }
    return EXIT_SUCCESS;
}

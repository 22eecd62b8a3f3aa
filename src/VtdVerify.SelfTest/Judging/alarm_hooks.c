/*
 * Between the programs and the functions of the tree that they call: each search, removal and event is recorded and handed on. Words go
 * to memory that the parent process shares, so what a dying run has recorded is not lost.
 */
enum {
    ALARM_FOUND = 1, ALARM_REMOVED, ALARM_NOTIFIED, ALARM_DELIVERED, ALARM_LEFT, ALARM_RETURNED, ALARM_NO_FUEL, ALARM_ENDLESS,
    ALARM_DIED, ALARM_UNDEFINED
};

enum { ALARM_PAGE = 4096, ALARM_PAGES = 2048 };

enum { ALARM_FUEL = 6144, ALARM_WORDS_OF_A_RUN = ALARM_FUEL * 16, ALARM_WORDS = ALARM_WORDS_OF_A_RUN * 4, ALARM_CYCLE = 1536 };

typedef struct {
    uint64_t machines_done;
    uint64_t used;
    uint64_t run_began;
    uint64_t fuel;
    uint64_t input_after;
    uint64_t removing;
    uint64_t removed_at;
    uint64_t steps_without_change;
    uint64_t last_step;
    uint64_t repeats_from;
    uint64_t warming_up;
    uint64_t time_outs;
    uint64_t pages_used;
    uint64_t steps_to_the_end;
    uint64_t looked_for;
    uint64_t words[ALARM_WORDS];
} AlarmRecord;

/* Everything that outlives one machine lies there: the variables of this program are put back after each. */
static AlarmRecord *alarm_record;
static IOMMUNotifier *alarm_notifiers;
static uint64_t alarm_crops;

AddressSpace address_space_memory;
unsigned int global_dirty_tracking;
static bool alarm_migration_runs;

/* What a program can write: its variables and locals, and these objects. The stack ends where a run begins. */
typedef struct {
    const void *from;
    uint64_t bytes;
} AlarmMemory;

extern char __data_start[], _end[];
static AlarmMemory alarm_memory[3];
static const char *alarm_stack_end;

/* Runs have minutes then, and nothing of them is recorded but how they end. */
static bool alarm_to_the_end;
static uint64_t alarm_removals;

bool migration_is_running(void)
{
    return alarm_migration_runs;
}

static void alarm_word(uint64_t word)
{
    if (!alarm_record->warming_up) {
        alarm_record->words[alarm_record->used++] = word;
    }
}

static void alarm_end(uint64_t tag, uint64_t kept);

/* The sanitizer's own bytes lie among the locals. */
__attribute__((no_sanitize("address", "undefined")))
static uint64_t alarm_hash(uint64_t hash, const char *from, uint64_t bytes)
{
    for (uint64_t i = 0; i < bytes; i++) {
        hash = (hash ^ (uint8_t)from[i]) * 0x100000001b3ULL;
    }
    return hash;
}

/* A step after which everything is as it was after an earlier one leads to it again. One step of each power of two is looked for. */
static void alarm_look_for_a_cycle(void)
{
    enum { LONGEST = 64 };
    uint64_t steps = ++alarm_record->steps_to_the_end;
    uint64_t behind = steps - (1ULL << (63 - __builtin_clzll(steps)));
    const char *stack = __builtin_frame_address(0);
    uint64_t hash = 0;

    if (behind > LONGEST) {
        return;
    }
    hash = alarm_hash(hash, stack, (uint64_t)(alarm_stack_end - stack));
    hash = alarm_hash(hash, __data_start, (uint64_t)(_end - __data_start));
    for (uint64_t i = 0; i < G_N_ELEMENTS(alarm_memory); i++) {
        hash = alarm_hash(hash, alarm_memory[i].from, alarm_memory[i].bytes);
    }
    if (behind == 0) {
        alarm_record->looked_for = hash;
    } else if (hash == alarm_record->looked_for) {
        alarm_end(ALARM_NO_FUEL, alarm_record->run_began);
    }
}

/* A run that only repeats one step, and changes nothing by it, is told from one that is long. */
static void alarm_step(uint64_t kind, uint64_t first, uint64_t second)
{
    uint64_t step = (kind * 31 + first) * 0x9e3779b97f4a7c15ULL + second;

    if (alarm_to_the_end) {
        alarm_look_for_a_cycle();
        return;
    }
    alarm_record->steps_without_change = step == alarm_record->last_step ? alarm_record->steps_without_change + 1 : 0;
    alarm_record->last_step = step;
    if (alarm_record->steps_without_change == 1) {
        alarm_record->repeats_from = alarm_record->used;
    }
    if (alarm_record->steps_without_change == ALARM_CYCLE) {
        alarm_end(ALARM_ENDLESS, alarm_record->repeats_from);
    }
    if (alarm_record->fuel-- == 0) {
        alarm_end(ALARM_NO_FUEL, alarm_record->run_began);
    }
}

static void alarm_mapping(const DMAMap *map)
{
    alarm_word(map->iova);
    alarm_word(map->size);
    alarm_word(map->translated_addr);
    alarm_word((uint64_t)map->perm);
}

static const DMAMap *alarm_find(const IOVATree *tree, const DMAMap *key)
{
    static const DMAMap nothing;
    const DMAMap *found = iova_tree_find(tree, key);

    alarm_step(ALARM_FOUND, key->iova + (found ? found->iova : 1), key->size);
    alarm_word(ALARM_FOUND);
    alarm_word(key->iova);
    alarm_word(key->size);
    alarm_word(found != NULL);
    alarm_mapping(found ? found : &nothing);
    return found;
}

static void alarm_remove(IOVATree *tree, DMAMap map)
{
    alarm_removals++;
    alarm_step(ALARM_REMOVED, map.iova, map.size);
    alarm_word(ALARM_REMOVED);
    alarm_word(map.iova);
    alarm_word(map.size);
    alarm_record->removed_at = alarm_record->used;
    alarm_word(0);
    alarm_record->removing = 1;
    iova_tree_remove(tree, map);
    alarm_record->removing = 0;
}

/*
 * A mapping has a page of its own, which is closed when it leaves the tree. To the sanitizer alone that is not left: behind a call that
 * gets an object by value GCC goes on to take what was checked before for checked, though the call may have freed it.
 */
static char *alarm_pages;

static void alarm_open_pages(void)
{
    if (alarm_record->pages_used > 0 && mprotect(alarm_pages, alarm_record->pages_used * ALARM_PAGE, PROT_READ | PROT_WRITE) != 0) {
        exit(EXIT_FAILURE);
    }
    alarm_record->pages_used = 0;
}

static gpointer alarm_alloc(gsize size)
{
    if (size != sizeof(DMAMap) || alarm_record->pages_used == ALARM_PAGES) {
        return g_malloc0(size);
    }
    return memset(alarm_pages + ALARM_PAGE * ++alarm_record->pages_used - size, 0, size);
}

static gpointer alarm_alloc_n(gsize count, gsize size)
{
    return alarm_alloc(count * size);
}

/* The tree frees what leaves it. */
static void alarm_free(gpointer freed)
{
    uint64_t page = ((uint64_t)freed - (uint64_t)alarm_pages) / ALARM_PAGE;

    if (alarm_record->removing) {
        alarm_record->steps_without_change = 0;
        if (!alarm_record->warming_up) {
            alarm_record->words[alarm_record->removed_at]++;
        }
        alarm_mapping(freed);
    }
    if (page >= ALARM_PAGES) {
        free(freed);
    } else if (alarm_record->removing && mprotect(alarm_pages + ALARM_PAGE * page, ALARM_PAGE, PROT_NONE) != 0) {
        exit(EXIT_FAILURE);
    }
}

static void alarm_entry(const IOMMUTLBEntry *entry)
{
    alarm_word(entry->iova);
    alarm_word(entry->addr_mask);
    alarm_word(entry->translated_addr);
    alarm_word((uint64_t)entry->perm);
    alarm_word(entry->target_as == &address_space_memory);
}

static void alarm_deliver(IOMMUNotifier *notifier, IOMMUTLBEntry *entry)
{
    (void)notifier;
    alarm_word(ALARM_DELIVERED);
    alarm_entry(entry);
}

/* From QEMU 10.2 on an event is cut to the scope, and the translated address is left as it is. */
static void alarm_notify_cropping(IOMMUNotifier *notifier, const IOMMUTLBEvent *event)
{
    IOMMUTLBEntry entry = event->entry;
    hwaddr last = entry.iova + entry.addr_mask;

    if (event->type == IOMMU_NOTIFIER_UNMAP) {
        assert(entry.perm == IOMMU_NONE);
    }
    if (notifier->start > last || notifier->end < entry.iova) {
        return;
    }
    entry.iova = MAX(entry.iova, notifier->start);
    entry.addr_mask = MIN(last, notifier->end) - entry.iova;
    if (event->type & notifier->notifier_flags) {
        notifier->notify(notifier, &entry);
    }
}

static void alarm_notify(IOMMUNotifier *notifier, IOMMUTLBEvent *event)
{
    alarm_step(ALARM_NOTIFIED, event->entry.iova, event->entry.addr_mask);
    alarm_word(ALARM_NOTIFIED);
    alarm_word((uint64_t)(notifier - alarm_notifiers));
    alarm_word((uint64_t)event->type);
    alarm_entry(&event->entry);
    if (alarm_crops) {
        alarm_notify_cropping(notifier, event);
    } else {
        memory_region_notify_iommu_one(notifier, event);
    }
}

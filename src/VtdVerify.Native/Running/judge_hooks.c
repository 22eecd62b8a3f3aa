/*
 * Between the unmap and the functions that it calls: each call is recorded and handed on. Words go to memory that the parent process
 * shares, so what a dying run has recorded is not lost.
 */
enum {
    JUDGE_FOUND = 1, JUDGE_REMOVED, JUDGE_NOTIFIED, JUDGE_DELIVERED, JUDGE_RETURNED, JUDGE_NO_FUEL, JUDGE_DIED, JUDGE_REFUSED
};

/* Many times what one run needs: a machine has some dozen mappings, and a scope takes at most some hundred blocks. */
#define JUDGE_FUEL 32768
#define JUDGE_WORDS_OF_A_RUN (JUDGE_FUEL * 16)
#define JUDGE_WORDS (JUDGE_WORDS_OF_A_RUN * 8)

typedef struct {
    uint64_t machines_done;
    uint64_t used;
    uint64_t words[JUDGE_WORDS];
} JudgeRecord;

static JudgeRecord *judge_record;
static uint64_t judge_fuel;
static bool judge_removing;
static uint64_t judge_removed_at;

AddressSpace address_space_memory;

/* Older code knows nothing of the one or the other. */
#ifdef JUDGE_HAS_global_dirty_tracking
unsigned int global_dirty_tracking;
#define judge_dirty_tracking global_dirty_tracking
#else
static unsigned int judge_dirty_tracking;
#endif

static bool judge_migration_runs;
#ifdef JUDGE_HAS_migration_is_running
bool migration_is_running(void)
{
    return judge_migration_runs;
}
#endif

static void judge_word(uint64_t word)
{
    judge_record->words[judge_record->used++] = word;
}

static void judge_step(void)
{
    if (judge_fuel-- == 0) {
        judge_word(JUDGE_NO_FUEL);
        judge_record->machines_done++;
        _exit(EXIT_SUCCESS);
    }
}

static void judge_mapping(const DMAMap *map)
{
    judge_word(map->iova);
    judge_word(map->size);
    judge_word(map->translated_addr);
    judge_word((uint64_t)map->perm);
}

static const DMAMap *judge_find(const IOVATree *tree, const DMAMap *key)
{
    static const DMAMap nothing;
    const DMAMap *found = iova_tree_find(tree, key);

    judge_step();
    judge_word(JUDGE_FOUND);
    judge_word(key->iova);
    judge_word(key->size);
    judge_word(found != NULL);
    judge_mapping(found ? found : &nothing);
    return found;
}

static void judge_remove(IOVATree *tree, DMAMap map)
{
    judge_step();
    judge_word(JUDGE_REMOVED);
    judge_word(map.iova);
    judge_word(map.size);
    judge_removed_at = judge_record->used;
    judge_word(0);
    judge_removing = true;
    iova_tree_remove(tree, map);
    judge_removing = false;
}

/* The tree frees what leaves it. */
static void judge_free(gpointer freed)
{
    if (judge_removing) {
        judge_record->words[judge_removed_at]++;
        judge_mapping(freed);
    }
    g_free(freed);
}

static void judge_entry(const IOMMUTLBEntry *entry)
{
    judge_word(entry->iova);
    judge_word(entry->addr_mask);
    judge_word(entry->translated_addr);
    judge_word((uint64_t)entry->perm);
    judge_word(entry->target_as == &address_space_memory);
}

static void judge_deliver(IOMMUNotifier *notifier, IOMMUTLBEntry *entry)
{
    (void)notifier;
    judge_word(JUDGE_DELIVERED);
    judge_entry(entry);
}

static void judge_notify(IOMMUNotifier *notifier, const IOMMUTLBEvent *event)
{
    judge_step();
    judge_word(JUDGE_NOTIFIED);
    judge_word((uint64_t)notifier->iommu_idx);
    judge_word((uint64_t)event->type);
    judge_entry(&event->entry);
    memory_region_notify_iommu_one(notifier, event);
}

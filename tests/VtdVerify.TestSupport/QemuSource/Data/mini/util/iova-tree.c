#include "qemu/iova-tree.h"

struct IOVATree {
    GTree *tree;
};

static int order_of_ranges(gconstpointer left, gconstpointer right, gpointer unused)
{
    const DMAMap *l = left;
    const DMAMap *r = right;

    return l->iova > r->iova + r->size ? 1 : l->iova + l->size < r->iova ? -1 : 0;
}

IOVATree *iova_tree_new(void)
{
    IOVATree *made = g_new0(IOVATree, 1);

    made->tree = g_tree_new_full(order_of_ranges, NULL, g_free, NULL);
    return made;
}

const DMAMap *iova_tree_find(const IOVATree *where, const DMAMap *key)
{
    return g_tree_lookup(where->tree, key);
}

void iova_tree_remove(IOVATree *where, DMAMap key)
{
    for (;;) {
        const DMAMap *same = iova_tree_find(where, &key);

        if (!same) {
            break;
        }
        g_tree_remove(where->tree, same);
    }
}

int iova_tree_insert(IOVATree *where, const DMAMap *what)
{
    DMAMap *kept;

    if (what->perm == IOMMU_NONE || what->iova + what->size < what->iova) {
        return IOVA_WRONG;
    }
    if (iova_tree_find(where, what)) {
        return IOVA_TAKEN;
    }
    kept = g_new0(DMAMap, 1);
    *kept = *what;
    g_tree_insert(where->tree, kept, kept);
    return IOVA_OK;
}

#include "qemu/iova-tree.h"

struct IOVATree {
    GTree *tree;
};

static int iova_tree_compare(const void *left, const void *right, void *unused)
{
    const DMAMap *one = left;
    const DMAMap *other = right;

    if (one->iova > other->iova + other->size) {
        return 1;
    }
    return one->iova + one->size < other->iova ? -1 : 0;
}

IOVATree *iova_tree_new(void)
{
    IOVATree *made = g_new0(IOVATree, 1);

    made->tree = g_tree_new_full(iova_tree_compare, NULL, g_free, NULL);
    return made;
}

const DMAMap *iova_tree_find(const IOVATree *tree, const DMAMap *map)
{
    return g_tree_lookup(tree->tree, map);
}

int iova_tree_insert(IOVATree *tree, const DMAMap *map)
{
    DMAMap *kept;

    if (map->iova + map->size < map->iova || map->perm == IOMMU_NONE) {
        return IOVA_ERR_INVALID;
    }
    if (iova_tree_find(tree, map)) {
        return IOVA_ERR_OVERLAP;
    }
    kept = g_new0(DMAMap, 1);
    *kept = *map;
    g_tree_insert(tree->tree, kept, kept);
    return IOVA_OK;
}

void iova_tree_remove(IOVATree *tree, DMAMap map)
{
    const DMAMap *same;

    while ((same = iova_tree_find(tree, &map))) {
        g_tree_remove(tree->tree, same);
    }
}

#ifndef SMALL_IOVA_TREE_H
#define SMALL_IOVA_TREE_H

#include "exec/memory.h"

#define IOVA_OK 0
#define IOVA_ERR_INVALID (-1)
#define IOVA_ERR_OVERLAP (-2)

typedef struct IOVATree IOVATree;
typedef struct DMAMap {
    hwaddr iova;
    hwaddr translated_addr;
    hwaddr size;
    IOMMUAccessFlags perm;
} __attribute__((packed)) DMAMap;

IOVATree *iova_tree_new(void);
int iova_tree_insert(IOVATree *tree, const DMAMap *map);
const DMAMap *iova_tree_find(const IOVATree *tree, const DMAMap *map);
void iova_tree_remove(IOVATree *tree, DMAMap map);

#endif

#ifndef IOVA_TREE_H
#define IOVA_TREE_H

#include "exec/memory.h"

typedef struct IOVATree IOVATree;
typedef struct DMAMap {
    IOMMUAccessFlags perm;
    hwaddr size, iova, translated_addr;
} TIGHT DMAMap;

const DMAMap *iova_tree_find(const IOVATree *where, const DMAMap *key);
void iova_tree_remove(IOVATree *where, DMAMap key);

#endif

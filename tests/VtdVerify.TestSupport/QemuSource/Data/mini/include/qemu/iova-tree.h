#ifndef IOVA_TREE_H
#define IOVA_TREE_H

#include "exec/memory.h"

enum { IOVA_TAKEN = -2, IOVA_WRONG, IOVA_OK };

typedef struct IOVATree IOVATree;
typedef struct DMAMap {
    IOMMUAccessFlags perm;
    hwaddr size, iova, translated_addr;
} TIGHT DMAMap;

IOVATree *iova_tree_new(void);
int iova_tree_insert(IOVATree *where, const DMAMap *what);
const DMAMap *iova_tree_find(const IOVATree *where, const DMAMap *key);
void iova_tree_remove(IOVATree *where, DMAMap key);

#endif

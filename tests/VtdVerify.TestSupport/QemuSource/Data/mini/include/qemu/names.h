/* Written for the tests of VtdVerify: a tree of the shape that the tool looks for, in words of its own. */
#ifndef NAMES_H
#define NAMES_H
#define TIGHT __attribute__((packed))
typedef uint64_t hwaddr;
typedef struct AddressSpace AddressSpace;
typedef struct MemoryArea MemoryArea;
#endif

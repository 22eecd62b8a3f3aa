/*
 * What the C library, GLib and the macros that every file of QEMU has give its code. The declarations of QEMU itself follow, written anew
 * from the tree. The host is little-endian, as the interpreter takes it to be.
 */
#include <assert.h>
#include <glib.h>
#include <inttypes.h>
#include <limits.h>
#include <setjmp.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error "code is compiled on little-endian hosts only"
#endif

/*
 * The code's variables that outlive calls lie in a section of their own, so that each machine begins with them as the program does. Where
 * there are no such sections each machine has a process of its own.
 */
#ifdef __ELF__
#define KEPT_STATE __attribute__((section("judge_state")))
#else
#define KEPT_STATE
#endif

/* As every file of QEMU has them, and as the interpreter knows them without a header. */
typedef uint64_t hwaddr;
typedef uint64_t dma_addr_t;
typedef uint64_t ram_addr_t;

#undef assert
#define assert(x) g_assert(x)
#undef MIN
#define MIN(a, b) ({ __typeof__(1 ? (a) : (b)) judge_a = (a), judge_b = (b); judge_a < judge_b ? judge_a : judge_b; })
#undef MAX
#define MAX(a, b) ({ __typeof__(1 ? (a) : (b)) judge_a = (a), judge_b = (b); judge_a > judge_b ? judge_a : judge_b; })
#define HWADDR_MAX UINT64_MAX
#define likely(x) ((long)!!(x))
#define unlikely(x) ((long)!!(x))
#define BIT(n) (1UL << (n))
#define BIT_ULL(n) (1ULL << (n))
#define ARRAY_SIZE(x) (sizeof(x) / sizeof((x)[0]))
#define container_of(pointer, type, member) ((type *)((char *)(pointer) - offsetof(type, member)))
#define qatomic_read(place) (*(place))
#define qatomic_load_acquire(place) (*(place))
#define qatomic_set(place, value) ((void)(*(place) = (value)))
#define qatomic_store_release(place, value) ((void)(*(place) = (value)))
#define le16_to_cpu(x) ((uint16_t)(x))
#define le32_to_cpu(x) ((uint32_t)(x))
#define le64_to_cpu(x) ((uint64_t)(x))
#define cpu_to_le16(x) ((uint16_t)(x))
#define cpu_to_le32(x) ((uint32_t)(x))
#define cpu_to_le64(x) ((uint64_t)(x))

namespace VtdVerify.Tests.CSubset;

/// <summary>C written for these tests, of the shape of a device model: records, lists, tables, callbacks.</summary>
internal static class Samples
{
    public const string File = """
        #include "sample.h"
        #define PAGE_BITS 12
        #define PAGE_BYTES (1ULL << PAGE_BITS)
        #define ROUND(x, n) (((x) + (n) - 1) / (n) * (n))

        typedef struct Window Window;
        enum { MODE_OFF, MODE_ON = 4, MODE_LAST };

        struct Window {
            uint64_t base;
            uint32_t kind : 3, flags : 5;
            void (*hook)(Window *w, void *opaque);
            union { int a; unsigned b[4]; } u;
            QLIST_ENTRY(Window) next;
        } QEMU_PACKED;

        static const Window windows[] = {
            { .base = 0x1000, .kind = 1 },
            [3] = { .base = PAGE_BYTES, .u = { .b[1] = 7 } },
        };

        static int window_order(const void *a, const void *b)
        {
            const Window *left = a, *right = b;

            return left->base < right->base ? -1 : left->base > right->base;
        }

        /* the sum of all bases, with a jump */
        static uint64_t windows_sum(Window *first, unsigned long n)
        {
            g_autofree char *text = NULL;
            uint64_t sum = 0;
            size_t i;
            int (*order)(const void *, const void *) = window_order;

            for (i = 0; i < n && first; i++, first++) {
                switch (first->kind) {
                case 0:
                case 1 ... 2:
                    sum += first->base;
                    break;
                default:
                    goto out;
                }
            }
            QLIST_FOREACH(first, &list, next) {
                trace_window("at " PRIx64 "\n", (uint64_t)first->base);
            }
            do {
                sum -= sizeof(Window) + sizeof sum;
            } while (!(sum & ~PAGE_BYTES) && order(first, &(Window){ .base = 3 }) == 0);
        out:
            return sum;
        }

        type_init(window_register)
        """;
}

/*
 * What the C library and GLib give the code, and what prints: the arguments are evaluated. The declarations of the tree follow.
 */
#include <assert.h>
#include <glib.h>
#include <inttypes.h>
#include <limits.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
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

static void alarm_evaluated(const char *format, ...)
{
    (void)format;
}

#define trace_vtd_drained(...) alarm_evaluated("", __VA_ARGS__)
#define trace_vtd_drain_one(...) alarm_evaluated("", __VA_ARGS__)
#define trace_vtd_drain_end(...) alarm_evaluated("", __VA_ARGS__)
#define trace_vtd_drain(...) alarm_evaluated("", __VA_ARGS__)
#define warn_report(...) alarm_evaluated(__VA_ARGS__)
#define error_report(...) alarm_evaluated(__VA_ARGS__)
#define error_report_once(...) alarm_evaluated(__VA_ARGS__)
#undef g_warn_if_fail
#define g_warn_if_fail(condition) alarm_evaluated("", !!(condition))

/* One thread runs: a lock changes nothing, and its block is one that break and continue leave. */
#define qemu_mutex_lock(lock) ((void)(lock))
#define qemu_mutex_unlock(lock) ((void)(lock))
#define QEMU_LOCK_GUARD(lock) ((void)(lock))
#define WITH_QEMU_LOCK_GUARD(lock) for (int alarm_once = ((void)(lock), 1); alarm_once; alarm_once = 0)
#define qatomic_read(at) (*(at))
#define qatomic_set(at, value) ((void)(*(at) = (value)))

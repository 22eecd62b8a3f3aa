using System.Text.RegularExpressions;
using VtdVerify.CSubset.Types;

namespace VtdVerify.CSubset.Running;

/// <summary>
/// Names with a meaning of their own in every program, whatever headers say: their definitions are no expressions, or are glued together
/// for the host's byte order (the conversions of include/qemu/bswap.h). The host is taken to be little-endian, as VT-d's is.
/// </summary>
public static partial class Builtins
{
    /// <summary>
    /// The function of the host that every allocation calls: it gets a pointer to the new object and gives what the code gets. A host
    /// whose loops take arbitrary turns cannot have it, since what lives on the heap is no variable of theirs.
    /// </summary>
    public const string Allocation = "g_malloc";

    /// <summary>QEMU's mutexes: functions of the host, which say what holding one means.</summary>
    public const string LockMutex = "qemu_mutex_lock";

    /// <inheritdoc cref="LockMutex"/>
    public const string UnlockMutex = "qemu_mutex_unlock";

    /// <summary>Takes a mutex, which is given back where the block ends.</summary>
    public const string LockGuard = "QEMU_LOCK_GUARD";

    /// <summary>
    /// The same for a statement behind it, which <c>break</c> and <c>continue</c> leave: in QEMU it is a loop of one turn.
    /// </summary>
    public const string LockedBlock = "WITH_QEMU_LOCK_GUARD";

    private static readonly HashSet<string> Own = new(StringComparer.Ordinal)
    {
        "assert", "g_assert", "g_assert_not_reached", "abort", "MIN", "MAX", "container_of",
        "le16_to_cpu", "le32_to_cpu", "le64_to_cpu", "cpu_to_le16", "cpu_to_le32", "cpu_to_le64",
        "__builtin_clz", "__builtin_clzl", "__builtin_clzll", "__builtin_ctz", "__builtin_ctzl", "__builtin_ctzll",
        "__builtin_popcount", "__builtin_popcountl", "__builtin_popcountll", "INT32_C", "UINT32_C", "INT64_C", "UINT64_C",
        "qatomic_read", "qatomic_load_acquire", "qatomic_set", "qatomic_store_release", LockMutex, UnlockMutex, LockGuard, LockedBlock,
    };

    private static readonly HashSet<string> Messages = new(StringComparer.Ordinal)
    {
        "error_report", "error_report_once", "warn_report", "warn_report_once", "info_report", "info_report_once", "error_printf",
        "qemu_log", "qemu_log_mask", "g_debug", "g_info", "g_message", "g_warning", "g_critical", "g_print", "g_printerr", "printf",
        "g_warn_if_fail",
    };

    private static readonly HashSet<string> Macros = new(StringComparer.Ordinal)
    {
        "assert", "g_assert", "g_assert_not_reached", "MIN", "MAX", "container_of",
        "qatomic_read", "qatomic_load_acquire", "qatomic_set", "qatomic_store_release", LockMutex, UnlockMutex, LockGuard, LockedBlock,
        "error_report_once", "warn_report_once", "qemu_log_mask", "trace_event_get_state", "trace_event_get_state_backends",
        "g_debug", "g_info", "g_message", "g_warning", "g_critical", "g_warn_if_fail", "g_new", "g_new0",
    };

    // Macros that look first whether a log mask is set, or whether they were there before.
    private static readonly HashSet<string> AtTimes = new(StringComparer.Ordinal)
    {
        "error_report_once", "warn_report_once", "info_report_once", "qemu_log_mask",
    };

    // What each gives: any value of the first type, as one of the second. A bus's number is that of a byte of its bridge's configuration.
    private static readonly Dictionary<string, (IntegerType Range, IntegerType Type)> Questions = new(StringComparer.Ordinal)
    {
        ["trace_event_get_state"] = (IntegerType.Bool, IntegerType.Int),
        ["trace_event_get_state_backends"] = (IntegerType.Bool, IntegerType.Int),
        ["pci_bus_num"] = (IntegerType.UnsignedChar, IntegerType.Int),
        ["pci_dev_bus_num"] = (IntegerType.UnsignedChar, IntegerType.Int),
        ["qemu_loglevel_mask"] = (IntegerType.Bool, IntegerType.Bool),
    };

    /// <summary>
    /// Whether a call only tells somebody something: trace points, QEMU's and GLib's reports and logs. Its arguments are evaluated, nothing
    /// else is done, and it is listed.
    /// </summary>
    public static bool IsMessage(string name) => IsTracePoint(name) || Messages.Contains(name);

    /// <summary>Whether a name is that of a trace point, unless the code declares it as something else.</summary>
    public static bool IsTracePoint(string name) => name.StartsWith("trace_", StringComparison.Ordinal) && !IsQuestion(name);

    /// <summary>Whether the name is one of QEMU's, GLib's or C's macros: wherever it is called, it is that and nothing else.</summary>
    public static bool IsMacro(string name) => Macros.Contains(name);

    /// <summary>Which argument of a message is its format; null where none is.</summary>
    public static int? FormatAt(string name) =>
        !Messages.Contains(name) || name == "g_warn_if_fail" ? null : name == "qemu_log_mask" ? 1 : 0;

    /// <summary>Whether a format may have %n, by which a message writes through a pointer.</summary>
    public static bool MayWrite(string format) => Writing().IsMatch(format.Replace("%%", string.Empty, StringComparison.Ordinal));

    // Flags, a width, a precision and a length may stand between the two.
    [GeneratedRegex(@"%[-+ #0-9.*'hljztLq]*n")]
    private static partial Regex Writing();

    /// <summary>Whether a message evaluates its arguments only where it tells something: an effect in one happens at times.</summary>
    public static bool IsAtTimes(string name) => AtTimes.Contains(name);

    /// <summary>
    /// Whether a call only asks something that nothing here knows, and changes nothing: whether a trace point is on, what a bus's
    /// number is. It gives any value of a range, the same each time.
    /// </summary>
    public static bool IsQuestion(string name) => Questions.ContainsKey(name);

    /// <summary>What a question gives: any value of the first type, as one of the second.</summary>
    public static (IntegerType Range, IntegerType Type) AnswerOf(string name) => Questions[name];

    /// <summary>Whether a call only takes a mutex or gives one back: where one thread runs, that changes nothing else.</summary>
    public static bool IsLock(string name) => name is LockMutex or UnlockMutex or LockGuard;

    /// <summary>Whether a declaration of the name in a header is passed over.</summary>
    public static bool Has(string name) => Own.Contains(name) || Prelude.Empty.Declares(name);
}

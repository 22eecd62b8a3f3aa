using VtdVerify.CSubset.Running;
using VtdVerify.QemuSource.Reading;

namespace VtdVerify.QemuSource.Slicing;

/// <summary>
/// The names of the C library and of GLib that code of a tree may use when it is compiled: those that the interpreter knows, and what fills
/// the tree of mappings. No other is compiled, whatever the system's headers declare.
/// </summary>
internal static class SystemNames
{
    private static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        "bool", "size_t", "ssize_t", "uintptr_t", "intptr_t", "ptrdiff_t", "int8_t", "int16_t", "int32_t", "int64_t", "uint8_t", "uint16_t",
        "uint32_t", "uint64_t", "gboolean", "gint", "guint", "gchar", "guchar", "glong", "gulong", "gsize", "gssize", "gint8", "gint16",
        "gint32", "gint64", "guint8", "guint16", "guint32", "guint64", "gpointer", "gconstpointer", "GTree", "GCompareDataFunc",
        "GDestroyNotify",
    };

    private static readonly HashSet<string> Functions = new(StringComparer.Ordinal)
    {
        "memcpy", "memmove", "memset", "memcmp", "offsetof", "g_new", "g_new0", "g_malloc", "g_malloc0", "g_memdup", "g_free",
        "g_tree_new_full", "g_tree_new_with_data", "g_tree_lookup", "g_tree_remove", "g_tree_insert", "g_tree_destroy", "g_tree_nnodes",
    };

    public static bool Has(string name) =>
        Types.Contains(name) || Functions.Contains(name) || Builtins.Has(name) || StandIns.OfGlib.Prelude.Declares(name);
}

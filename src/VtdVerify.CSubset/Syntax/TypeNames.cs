namespace VtdVerify.CSubset.Syntax;

/// <summary>Which identifiers name types. C cannot be read without knowing; headers are absent, so spelling helps out.</summary>
public sealed class TypeNames
{
    private static readonly string[] Common =
    [
        "bool", "size_t", "ssize_t", "uintptr_t", "intptr_t", "va_list", "hwaddr", "dma_addr_t", "ram_addr_t", "gboolean", "gint", "guint",
        "gchar", "guchar", "gsize", "gssize", "gint64", "guint64", "gint32", "guint32", "gpointer", "gconstpointer", "FILE",
        "__u8", "__u16", "__u32", "__u64", "__s8", "__s16", "__s32", "__s64",
    ];

    private readonly HashSet<string> names;
    private readonly object? copied;
    private object content = new();

    public TypeNames()
        : this([])
    {
    }

    public TypeNames(IEnumerable<string> known)
    {
        names = new(Common, StringComparer.Ordinal);
        names.UnionWith(known);
    }

    /// <summary>A copy to add to.</summary>
    public TypeNames(TypeNames other)
    {
        names = new(other.names, StringComparer.Ordinal);
        (copied, content) = (other.content, other.content);
    }

    /// <summary>
    /// An object that stands for all names here: the same one in two sets only if they hold the same. Null where a name was added since the
    /// set was copied, or where it is no copy.
    /// </summary>
    internal object? Unchanged => ReferenceEquals(copied, content) ? content : null;

    public void Add(string name)
    {
        if (names.Add(name))
        {
            content = new object();
        }
    }

    /// <summary>Declared as a type, or spelled like one without doubt (<c>..._t</c>).</summary>
    public bool IsKnown(string name) => names.Contains(name) || name.EndsWith("_t", StringComparison.Ordinal);

    /// <summary>Known, or spelled as QEMU spells types (<c>CamelCase</c>).</summary>
    public bool IsLikely(string name) =>
        IsKnown(name)
        || (char.IsAsciiLetterUpper(name[0]) && name.Any(char.IsAsciiLetterLower) && !name.Contains('_', StringComparison.Ordinal));
}

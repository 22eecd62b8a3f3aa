using VtdVerify.CSubset.Syntax;

namespace VtdVerify.CSubset.Types;

/// <summary>The names that declarations at the outermost level introduce.</summary>
internal sealed class Symbols
{
    /// <summary>Type names that are known without a declaration.</summary>
    public static IReadOnlyList<(string Name, CType Type)> Common { get; } =
    [
        ("bool", IntegerType.Bool), ("size_t", IntegerType.UnsignedLong), ("ssize_t", IntegerType.Long),
        ("uintptr_t", IntegerType.UnsignedLong), ("intptr_t", IntegerType.Long), ("ptrdiff_t", IntegerType.Long),
        ("int8_t", IntegerType.SignedChar), ("int16_t", IntegerType.Short), ("int32_t", IntegerType.Int), ("int64_t", IntegerType.Long),
        ("uint8_t", IntegerType.UnsignedChar), ("uint16_t", IntegerType.UnsignedShort), ("uint32_t", IntegerType.UnsignedInt),
        ("uint64_t", IntegerType.UnsignedLong), ("hwaddr", IntegerType.UnsignedLong), ("dma_addr_t", IntegerType.UnsignedLong),
        ("ram_addr_t", IntegerType.UnsignedLong), ("gboolean", IntegerType.Int), ("gint", IntegerType.Int),
        ("guint", IntegerType.UnsignedInt),
        ("gchar", IntegerType.Char), ("guchar", IntegerType.UnsignedChar), ("gsize", IntegerType.UnsignedLong),
        ("gssize", IntegerType.Long),
        ("gint32", IntegerType.Int), ("guint32", IntegerType.UnsignedInt), ("gint64", IntegerType.Long),
        ("guint64", IntegerType.UnsignedLong),
        ("gpointer", new PointerType(VoidType.Instance)), ("gconstpointer", new PointerType(VoidType.Instance)),
    ];

    public Symbols()
    {
    }

    /// <summary>A copy to add to; the types themselves are shared.</summary>
    public Symbols(Symbols other)
    {
        Typedefs = new(other.Typedefs, StringComparer.Ordinal);
        Tags = new(other.Tags, StringComparer.Ordinal);
        Enumerators = new(other.Enumerators, StringComparer.Ordinal);
        Macros = new(other.Macros, StringComparer.Ordinal);
        MacroTexts = new(other.MacroTexts, StringComparer.Ordinal);
        Globals = new(other.Globals, StringComparer.Ordinal);
        Definitions = new(other.Definitions, StringComparer.Ordinal);
        Constant = new(other.Constant, StringComparer.Ordinal);
        Shared = new(other.Shared, StringComparer.Ordinal);
        Functions = new(other.Functions, StringComparer.Ordinal);
        Defined = new(other.Defined, StringComparer.Ordinal);
        Own = new(other.Own, StringComparer.Ordinal);
    }

    public Dictionary<string, CType> Typedefs { get; } = Common.ToDictionary(c => c.Name, c => c.Type, StringComparer.Ordinal);

    /// <summary>By "struct tag", "union tag" and "enum tag".</summary>
    public Dictionary<string, CType> Tags { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, (ulong Value, IntegerType Type)> Enumerators { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, MacroDefinition> Macros { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, MacroText> MacroTexts { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, CType> Globals { get; } = new(StringComparer.Ordinal);

    /// <summary>Of the global variables those that are defined here, not only declared.</summary>
    public Dictionary<string, Declarator> Definitions { get; } = new(StringComparer.Ordinal);

    /// <summary>Of the variables that are defined here those that are declared constant.</summary>
    public HashSet<string> Constant { get; } = new(StringComparer.Ordinal);

    /// <summary>Of the variables that are defined here those that code may write which is not.</summary>
    public HashSet<string> Shared { get; } = new(StringComparer.Ordinal);

    /// <summary>Of the functions those whose bodies the program has.</summary>
    public HashSet<string> Defined { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, FunctionType> Functions { get; } = new(StringComparer.Ordinal);

    /// <summary>The functions that the code itself defines or declares: none of them is anything else, whatever its name.</summary>
    public HashSet<string> Own { get; } = new(StringComparer.Ordinal);
}

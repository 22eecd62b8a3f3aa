using VtdVerify.CSubset.Headers;
using VtdVerify.CSubset.Preprocessing;
using VtdVerify.CSubset.Syntax;
using VtdVerify.CSubset.Types;

namespace VtdVerify.CSubset.Running;

/// <summary>Declarations that the functions rely on, given as C: types, constants, macros, prototypes, globals, inline functions.</summary>
public sealed class Prelude
{
    /// <summary>What stdint.h, stdbool.h, glib and QEMU's osdep.h give every file, and what the compiler gives it.</summary>
    private const string Common = """
        #define NULL ((void *)0)
        #define true 1
        #define false 0
        #define TRUE 1
        #define FALSE 0
        #define INT8_MAX 127
        #define INT16_MAX 32767
        #define INT32_MAX 2147483647
        #define INT64_MAX 9223372036854775807L
        #define INT64_MIN (-INT64_MAX - 1)
        #define UINT8_MAX 255
        #define UINT16_MAX 65535
        #define UINT32_MAX 4294967295U
        #define UINT64_MAX 18446744073709551615UL
        #define HWADDR_MAX UINT64_MAX
        #define INT_MAX 2147483647
        #define UINT_MAX 4294967295U
        #define likely(x) ((long)!!(x))
        #define unlikely(x) ((long)!!(x))
        #define BIT(n) (1UL << (n))
        #define BIT_ULL(n) (1ULL << (n))
        #define ARRAY_SIZE(x) (sizeof(x) / sizeof((x)[0]))
        #define __builtin_expect(x, usual) ((long)(x) + 0 * (long)(usual))
        #define g_assert_true(x) g_assert(x)
        #define g_assert_false(x) g_assert(!(x))
        #define g_assert_null(x) g_assert((x) == NULL)
        #define g_assert_nonnull(x) g_assert((x) != NULL)
        #define g_assert_cmpint(x, compares, y) g_assert((int64_t)(x) compares (int64_t)(y))
        #define g_assert_cmpuint(x, compares, y) g_assert((uint64_t)(x) compares (uint64_t)(y))
        #define g_assert_cmphex(x, compares, y) g_assert((uint64_t)(x) compares (uint64_t)(y))
        #define g_return_if_fail(x) do { if (x) { } else { g_critical("not met"); return; } } while (0)
        #define g_return_val_if_fail(x, value) do { if (x) { } else { g_critical("not met"); return (value); } } while (0)
        """;

    private Prelude(Symbols symbols, MacroTable macros, IReadOnlyDictionary<string, FunctionDefinition> functions)
    {
        (Symbols, Macros, Functions) = (symbols, macros, functions);
        Types = new TypeNames(symbols.Typedefs.Keys);
    }

    /// <summary>No declarations at all. Comes first: reading the others evaluates constants with it.</summary>
    internal static Prelude Nothing { get; } = new(
        new Symbols(), Target.Macros, new Dictionary<string, FunctionDefinition>(StringComparer.Ordinal));

    /// <summary>Only what every C file of QEMU has.</summary>
    public static Prelude Empty { get; } = Nothing.With(Common, "common");

    /// <summary>The typedef names, for reading C that relies on them.</summary>
    public IReadOnlyCollection<string> TypeNames => Symbols.Typedefs.Keys;

    internal Symbols Symbols { get; }

    /// <summary>The same names, to be copied.</summary>
    internal TypeNames Types { get; }

    /// <summary>What is defined where a text that relies on the prelude begins.</summary>
    internal MacroTable Macros { get; }

    /// <summary>Functions with a body, by name. A function of the program that has the name of one is called in its place.</summary>
    internal IReadOnlyDictionary<string, FunctionDefinition> Functions { get; }

    /// <summary>The common declarations and those of the text.</summary>
    /// <exception cref="CSyntaxException">The text cannot be read.</exception>
    public static Prelude Parse(string text, string file = "prelude") => Empty.With(text, file);

    /// <summary>This prelude and more declarations after it.</summary>
    /// <exception cref="CSyntaxException">The text cannot be read.</exception>
    public Prelude With(string text, string file = "prelude")
    {
        var macros = new MacroTable(Macros);
        var unit = CParser.ParseFile(new SourceText(text, file), new Preprocessor(macros), new TypeNames(TypeNames));
        return unit.Diagnostics is [var first, ..]
            ? throw new CSyntaxException(first)
            : new(new SymbolReader(new Symbols(Symbols)).Add(unit).AddInline(unit.Functions).Symbols, macros, With(unit.Functions));
    }

    /// <summary>This prelude and more declarations, each after those that it relies on; macros may come in any order.</summary>
    public Prelude With(DeclarationSet declared) =>
        new(
            new SymbolReader(new Symbols(Symbols)).Add(declared.Macros, declared.Declarations, declared.MacroTexts).Symbols,
            Macros,
            Functions);

    private Dictionary<string, FunctionDefinition> With(IEnumerable<FunctionDefinition> more)
    {
        var all = new Dictionary<string, FunctionDefinition>(Functions, StringComparer.Ordinal);
        foreach (var function in more)
        {
            all[function.Name] = function;
        }

        return all;
    }

    /// <summary>Whether the name is a macro, type, constant, variable or function here.</summary>
    public bool Declares(string name) =>
        Symbols.Macros.ContainsKey(name) || Symbols.MacroTexts.ContainsKey(name)
        || Symbols.Typedefs.ContainsKey(name) || Symbols.Enumerators.ContainsKey(name)
        || Symbols.Globals.ContainsKey(name) || Symbols.Functions.ContainsKey(name);

    /// <summary>An integer constant of these declarations, extended to 64 bits by its signedness; null for anything else.</summary>
    public ulong? ConstantOf(CExpression expression) => Constants.Evaluate(Symbols, expression);

    /// <summary>The type that a typedef's name or "struct tag" stands for; null where there is none.</summary>
    public CType? TypeNamed(string name) => Symbols.Typedefs.GetValueOrDefault(name) ?? Symbols.Tags.GetValueOrDefault(name);
}

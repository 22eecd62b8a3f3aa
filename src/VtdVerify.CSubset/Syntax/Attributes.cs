namespace VtdVerify.CSubset.Syntax;

/// <summary>Attributes, and macros that stand for them, by what they may do to what they stand beside.</summary>
public static class Attributes
{
    /// <summary>A word of the language that says what an attribute may say.</summary>
    internal const string NeverReturns = "_Noreturn";

    private static readonly HashSet<string> HarmlessToVariables =
    [
        "unused", "used", "aligned", "deprecated", "nonstring", "may_alias", "packed", "fallthrough",
        "G_GNUC_UNUSED", "G_GNUC_FALLTHROUGH", "QEMU_ALIGNED", "QEMU_NONSTRING",
    ];

    // What the compiler checks, or where it puts the code. Others are promises which the body may break: noreturn, const, nonnull.
    private static readonly HashSet<string> HarmlessToFunctions =
    [
        "unused", "used", "noinline", "noclone", "always_inline", "gnu_inline", "hot", "cold", "flatten", "format", "format_arg",
        "warn_unused_result", "visibility", "deprecated", "nothrow", "no_sanitize", "no_sanitize_address", "no_instrument_function",
        "no_stack_protector", "artificial", "sentinel", "access", "externally_visible", "aligned", "section", "annotate",
        "G_GNUC_UNUSED", "G_GNUC_PRINTF", "G_GNUC_FORMAT", "G_GNUC_WARN_UNUSED_RESULT", "G_GNUC_NO_INLINE", "GCC_FMT_ATTR",
        "G_NO_INLINE", "G_ALWAYS_INLINE", "QEMU_WARN_UNUSED_RESULT", "QEMU_ALWAYS_INLINE", "QEMU_FLATTEN", "QEMU_ARTIFICIAL",
        "coroutine_fn", "coroutine_mixed_fn", "no_coroutine_fn", "co_wrapper", "TSA_NO_TSA",
    ];

    /// <summary>The first that may do something to a variable; null where none does.</summary>
    public static string? OddOfVariable(IEnumerable<string> attributes) => attributes.FirstOrDefault(a => !HarmlessToVariables.Contains(a));

    /// <summary>The first that may make a call other than the function's body; null where none does.</summary>
    public static string? OddOfFunction(IEnumerable<string> attributes) => attributes.FirstOrDefault(a => !HarmlessToFunctions.Contains(a));

    /// <summary>Whether one may change how large something is, or where it may lie.</summary>
    public static bool MayAlign(string attribute) => attribute is "aligned" or "packed" or "QEMU_ALIGNED"
        || !(HarmlessToVariables.Contains(attribute) || HarmlessToFunctions.Contains(attribute));

    /// <summary>Why a function is not read that is declared so somewhere; null where nothing keeps it from being read.</summary>
    /// <param name="declared">Its definition and prototypes, in any order; other items are passed over.</param>
    public static string? UnreadBecause(IEnumerable<CNode> declared) => declared
        .Select(node => UnreadBecause(node switch
        {
            TopLevelDeclaration { Declaration: var prototype } => prototype.OddOfFunction,
            FunctionDefinition function => function.Signature.OddAttribute,
            _ => null,
        }))
        .FirstOrDefault(reason => reason is not null);

    /// <summary>The same for one attribute.</summary>
    internal static string? UnreadBecause(string? odd) =>
        odd is null ? null : $"a function with '{odd}', which may change what a call does";
}

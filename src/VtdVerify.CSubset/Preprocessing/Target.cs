namespace VtdVerify.CSubset.Preprocessing;

/// <summary>
/// What the compiler itself defines. C is read as GCC 12 compiles it for Linux on x86-64, without options that define anything more; a
/// macro of a compiler that is not named here is not known.
/// </summary>
internal static class Target
{
    private static readonly (string Name, string Text)[] Defined =
    [
        ("__STDC__", "1"), ("__STDC_VERSION__", "201112L"), ("__STDC_HOSTED__", "1"),
        ("__GNUC__", "12"), ("__GNUC_MINOR__", "2"), ("__GNUC_PATCHLEVEL__", "0"), ("__ELF__", "1"), ("__CHAR_BIT__", "8"),
        ("__x86_64__", "1"), ("__x86_64", "1"), ("__amd64__", "1"), ("__amd64", "1"), ("__LP64__", "1"), ("_LP64", "1"),
        ("__linux__", "1"), ("__linux", "1"), ("linux", "1"), ("__gnu_linux__", "1"), ("__unix__", "1"), ("__unix", "1"), ("unix", "1"),
        ("__ORDER_LITTLE_ENDIAN__", "1234"), ("__ORDER_BIG_ENDIAN__", "4321"), ("__ORDER_PDP_ENDIAN__", "3412"),
        ("__BYTE_ORDER__", "__ORDER_LITTLE_ENDIAN__"),
        ("__SIZEOF_SHORT__", "2"), ("__SIZEOF_INT__", "4"), ("__SIZEOF_LONG__", "8"), ("__SIZEOF_LONG_LONG__", "8"),
        ("__SIZEOF_POINTER__", "8"), ("__SIZEOF_SIZE_T__", "8"), ("__SIZEOF_INT128__", "16"),
        ("__INT_MAX__", "0x7fffffff"), ("__LONG_MAX__", "0x7fffffffffffffffL"), ("__LONG_LONG_MAX__", "0x7fffffffffffffffLL"),
        ("CONFIG_LINUX", "1"), ("CONFIG_POSIX", "1"),
    ];

    /// <summary>
    /// Of other languages, systems, processors and compilers; what QEMU does not build with (include/qemu/osdep.h); and what is there
    /// where no devices are.
    /// </summary>
    private static readonly string[] Undefined =
    [
        "__cplusplus", "__OBJC__", "__ASSEMBLER__", "NDEBUG", "G_DISABLE_ASSERT", "CONFIG_USER_ONLY",
        "_WIN32", "_WIN64", "WIN32", "__CYGWIN__", "__MINGW32__", "__MINGW64__", "__APPLE__", "__MACH__", "__FreeBSD__", "__NetBSD__",
        "__OpenBSD__", "__DragonFly__", "__sun__", "__HAIKU__", "__EMSCRIPTEN__", "__ANDROID__",
        "CONFIG_WIN32", "CONFIG_DARWIN", "CONFIG_BSD", "CONFIG_SOLARIS", "__clang__", "__llvm__", "_MSC_VER", "__INTEL_COMPILER",
        "__COVERITY__", "__clang_analyzer__", "__CHECKER__", "__ILP32__", "_ILP32", "__BIG_ENDIAN__", "__ARMEB__",
        "__i386__", "__i386", "__arm__", "__aarch64__", "__powerpc__", "__powerpc64__", "__s390x__", "__s390__", "__riscv", "__mips__",
        "__mips64", "__loongarch64", "__sparc__", "__alpha__", "__hppa__", "__m68k__", "__ia64__",
    ];

    /// <summary>What no reader of the text alone can say.</summary>
    private static readonly string[] Unknown =
        ["__COUNTER__", "__DATE__", "__TIME__", "__TIMESTAMP__", "__BASE_FILE__", "__INCLUDE_LEVEL__", "_Pragma", "__VA_OPT__"];

    public static MacroTable Macros { get; } = Make();

    private static MacroTable Make()
    {
        var table = new MacroTable();
        foreach (var (name, text) in Defined)
        {
            table.Define(Macro.Of(name, text));
        }

        foreach (var name in Undefined)
        {
            table.Undefine(name);
        }

        foreach (var name in Unknown)
        {
            table.Forget(name, $"'{name}', which the text alone does not tell");
        }

        return table;
    }
}

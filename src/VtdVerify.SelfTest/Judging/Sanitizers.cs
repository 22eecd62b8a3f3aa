using VtdVerify.Native.Compiling;

namespace VtdVerify.SelfTest.Judging;

/// <summary>Compiles with what finds undefined behaviour, where the compiler has it.</summary>
public sealed class Sanitizers
{
    // A compiler that optimises drops a read whose value nobody uses, such as that of a print's argument, before the sanitizers watch it.
    // Variables are left alone: they are put back after each run, red zones and all.
    private static readonly string[] Flags =
    [
        "-O0", "-fsanitize=address,undefined", "-fno-sanitize-recover=all", "--param=asan-globals=0", "-fno-omit-frame-pointer",
    ];

    private readonly CCompiler compiler;
    private readonly IReadOnlyList<string> flags;

    private Sanitizers(CCompiler compiler, IReadOnlyList<string> flags) => (this.compiler, this.flags) = (compiler, flags);

    /// <summary>Whether reads of freed memory and the like are found where they happen.</summary>
    public bool AreThere => flags.Count > 0;

    /// <summary>Tries them on an empty program.</summary>
    public static Sanitizers Of(CCompiler compiler)
    {
        var folder = Directory.CreateTempSubdirectory("vtdverify-alarm-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "t.c"), "int main(void) { return 0; }\n");
            return new Sanitizers(compiler, compiler.TryCompile(folder.FullName, "t.c", "t", Flags) is null ? Flags : []);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    internal CompilerAnswer Compile(string folder, string source, string program)
    {
        var messages = compiler.TryCompile(folder, source, program, flags);
        return new CompilerAnswer(messages is null, messages ?? string.Empty);
    }
}

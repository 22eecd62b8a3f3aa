using NUnit.Framework;
using VtdVerify.Native;
using VtdVerify.Native.Running;
using VtdVerify.Tests.Cli;
using VtdVerify.Tests.QemuSource;

namespace VtdVerify.Tests.Native;

/// <summary>What a patch can make a compiler, or what it compiles, do.</summary>
[Category("EndToEnd")]
[Category("Native")]
internal sealed class ContainmentTests
{
    private const string Head = "static void vtd_address_space_unmap(";

    private static IEnumerable<TestCaseData> Refused()
    {
        yield return In("a call of a function that nobody reads", "system(\"touch MARK\");", "system");
        yield return In("a call through a variable", "int (*f)(int) = 0; f(1);", "f");
        yield return In("the address of a function that nobody reads", "void *p = system; p = p;", "system");
        yield return In("a call of a number", "((void (*)(void))0x1000)();", "a call of something else");
        yield return In("assembler", "asm volatile(\"nop\");", "assembler");
        yield return In("a declaration where it is called", "extern int system(const char *); system(\"touch MARK\");", "declared");
        yield return In("a local of a function's name", "{ int system = 0; system = system; } system(\"touch MARK\");", "system");
        yield return In("a call in a macro", "RUN_IT(\"touch MARK\");", "system");
        yield return In("a call in an initialiser", "static int done = 0; int r = execl(\"/bin/sh\", \"sh\", 0); r = r + done;", "execl");
        yield return In("a cleanup", "int x __attribute__((cleanup(system))) = 0; x = x;", "cleanup");
        yield return In("a call in sizeof", "int r = sizeof(system(\"x\")); r = r;", "system");
    }

    private static IEnumerable<TestCaseData> Harmless()
    {
        const string Boom = "static void __attribute__((constructor)) vtd_boom(void)\n{\n    system(\"touch MARK\");\n}\n\n";
        yield return new TestCaseData(Boom, string.Empty).SetArgDisplayNames("a constructor that nothing calls");
        yield return new TestCaseData("#include \"/etc/passwd\"\n", string.Empty).SetArgDisplayNames("an include of any path");
        yield return new TestCaseData("int vtd_var asm(\"main\");\n", string.Empty).SetArgDisplayNames("another name for the linker");
    }

    [TestCaseSource(nameof(Refused))]
    public void What_is_not_read_is_not_compiled(string code, string named)
    {
        using var folder = new TemporaryFolder();
        using var mini = With("#define RUN_IT(x) do { system(x); } while (0)\n", code, folder["mark"]);
        Assert.That(
            () => NativeCode.Compile(mini.Open()),
            Throws.InstanceOf<NativeCodeException>().With.Message.Contains("is not read is not compiled").And.Message.Contains(named)
                .And.Property(nameof(NativeCodeException.IsOfCode)).True);
        Assert.That(File.Exists(folder["mark"]), Is.False);
    }

    [TestCase("int vtd_limit(int judge_a)\n{\n    return judge_a;\n}\n", "vtd_limit(1);", "judge_a")]
    [TestCase("static void __attribute__((noreturn)) vtd_ends(void)\n{\n}\n", "vtd_ends();", "noreturn")]
    [TestCase("tatic void vtd_ends(void)\n{\n}\n", "vtd_ends();", "tatic")]
    public void A_function_that_is_not_read_is_not_compiled_in_parts(string before, string code, string named)
    {
        using var mini = With(before, code, string.Empty);
        Assert.That(
            () => NativeCode.Compile(mini.Open()),
            Throws.InstanceOf<NativeCodeException>().With.Message.Contains("is not read is not compiled").And.Message.Contains(named));
    }

    [TestCase("int fork(void)\n{\n    return 1;\n}\n", "fork();")]
    [TestCase("void *malloc(size_t size)\n{\n    return (void *)0;\n}\n", "malloc(1);")]
    public void A_function_of_the_C_librarys_name_does_not_take_its_place(string before, string code)
    {
        using var mini = With(before, code, string.Empty);
        Assert.That(() => NativeCode.Compile(mini.Open()), Throws.InstanceOf<NativeCodeException>().With.Message.Contains("static"));
    }

    [TestCaseSource(nameof(Harmless))]
    public void What_is_no_part_of_what_is_read_is_no_part_of_what_is_compiled(string before, string code)
    {
        using var folder = new TemporaryFolder();
        using var mini = With(before, code, folder["mark"]);
        using var compiled = NativeCode.Compile(mini.Open());
        Assert.That(NativeCode.Run(compiled, new VtdVerify.Model.MachineDescription()).IsAborted, Is.False);
        Assert.That(File.Exists(folder["mark"]), Is.False);
    }

    [Test]
    public void A_child_that_answers_what_it_likes_is_not_believed()
    {
        using var forged = CompiledUnmap.Start(new VtdVerify.Processes.Command("/bin/sh", ["-c", "head -c 8 /dev/zero; sleep 600"]));
        Assert.That(
            () => forged.Run([new VtdVerify.Model.MachineDescription()]),
            Throws.InstanceOf<NativeCodeException>().With.Message.Contains("makes no sense"));
    }

    private static TestCaseData In(string what, string code, string named) => new TestCaseData(code, named).SetArgDisplayNames(what);

    /// <summary>The small tree with other text before the unmap, and at the beginning of its body.</summary>
    private static MiniTree With(string before, string code, string mark)
    {
        var mini = new MiniTree();
        var text = File.ReadAllText(mini[MiniTree.Unmap]).Split(Head);
        var brace = text[^1].IndexOf('{', StringComparison.Ordinal) + 1;
        text[^1] = string.Concat(text[^1].AsSpan(0, brace), $"\n    {code}\n", text[^1].AsSpan(brace));
        text[^2] += before;
        mini.Write(MiniTree.Unmap, string.Join(Head, text).Replace("MARK", mark, StringComparison.Ordinal));
        return mini;
    }
}

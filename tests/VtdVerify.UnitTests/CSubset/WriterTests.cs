using NUnit.Framework;
using VtdVerify.CSubset.Syntax;
using VtdVerify.CSubset.Writing;

namespace VtdVerify.Tests.CSubset;

/// <summary>Syntax trees as text: what is read of it is what was read before.</summary>
internal sealed class WriterTests
{
    [TestCase("a - (b - c)")]
    [TestCase("- -a + ~b * !c")]
    [TestCase("a ? b : c ? d : e")]
    [TestCase("(a = b, c += d)")]
    [TestCase("*p++ + (*p)++ + --a")]
    [TestCase("p->a.b[c]")]
    [TestCase("(unsigned long)a << 3UL")]
    [TestCase("sizeof(int[3]) + sizeof a")]
    [TestCase("0xffffffffffffffffULL - 010 + 'a'")]
    [TestCase("a ?: b")]
    public void An_expression_keeps_its_meaning(string expression)
    {
        var once = Written(Written($"int f(int a)\n{{\n    return {expression};\n}}\n"));
        Assert.That(Written(once), Is.EqualTo(once));
    }

    [TestCase("int (*p)[3];", "int (*p)[3];")]
    [TestCase("int *p[3];", "int *p[3];")]
    [TestCase("void (*f)(int, char *);", "void (*f)(int, char *);")]
    [TestCase("int a = 1, *b = &a;", "int a = 1;\nint *b = (& a);")]
    [TestCase("const char *volatile s __attribute__((aligned(8))) = \"a\\n?\";", "char *s = \"a\\012\\077\";")]
    [TestCase("struct pair { int a; unsigned b : 3; } one = { .b = 1 };", "struct pair {\nint a;\nunsigned b : 3;\n} one = { .b = 1 };")]
    public void A_declaration_says_what_it_said_without_what_is_not_read(string declaration, string expected) =>
        Assert.That(Written($"void f(void)\n{{\n    {declaration}\n}}\n"), Does.Contain(expected));

    [Test]
    public void A_function_reads_again_as_itself()
    {
        const string Text = """
            static int f(int a, char *s)
            {
                int i, t[4] = { [1] = 2 };
                for (int j = 0, k = 1; j < a; j++) {
                    if (j == k) continue; else break;
                }
                do { a--; } while (a > 0);
                while (1) { goto out; }
                switch (a) { case 1: case 2 ... 3: return 1; default: a = ({ int b = a; b; }); }
            out:
                return s[t[0]] == '\0' ? 0 : i;
            }
            """;
        var once = Written(Written(Text));
        Assert.That(Written(once), Is.EqualTo(once));
    }

    [Test]
    public void A_place_in_a_file_of_any_name_stays_on_its_line()
    {
        var unit = CParser.ParseFile("int f(void)\n{\n    return 1;\n}\n", "a\"\n#error b.c");
        Assert.That(CWriter.Function(unit.Functions.Single(), new AnyName()), Does.StartWith("#line 1 \"aerrorb.c\"\n"));
    }

    private static string Written(string text) =>
        string.Concat(CParser.ParseFile(text, "a.c").Functions.Select(function => CWriter.Function(function, new AnyName())))
            .Replace("#line 1 \"a.c\"\n", string.Empty, StringComparison.Ordinal)
            .Replace("#line 2 \"a.c\"\n", string.Empty, StringComparison.Ordinal);

    private sealed class AnyName : IWrittenNames
    {
        public bool MayCall(string name) => true;

        public bool MayName(string name) => true;

        public bool IsType(string name) => true;

        public bool IsSilent(string name) => false;

        public bool IsQuestion(string name) => false;

        public bool Defines(string name) => false;

        public SourceText? Replacement(string name, IReadOnlyList<string> arguments) => null;

        public bool Keeps(MemberSyntax member) => true;
    }
}

using NUnit.Framework;
using VtdVerify.CSubset.Running;
using VtdVerify.CSubset.Types;
using VtdVerify.Terms;

namespace VtdVerify.Tests.CSubset.Running;

/// <summary>What is not read of macros that stand for types, statements and heads of loops; what is read is in Data/macros.c.</summary>
[TestFixture]
internal sealed class Macros
{
    private const string Declarations = """
        #define TWO(x) (x)++; for (; (x) < 3; (x)++)
        #define NARROWED(x) for (; (x) < 3; (x)++) if (x)
        #define GLUED(x) for (; x##n < 3; x##n++)
        #define MANY(x, args...) for (; (x) < 3; (x)++)
        #define CALL(x, ...) x(__VA_ARGS__)
        #define CALL_ANY(...) none(1, ## __VA_ARGS__)
        #define AGAIN(x) AGAIN(x)
        #define OPEN(x) for (; (x) < 3; (x)++
        #define SUM(x, y) x + y
        #define SQUARE(x) (x * x)
        #define LOOSE 1 << 2
        #define CHOSEN(x) x ? 1 : 2
        #define TIGHT_SUM(x, y) (SUM(x, y))
        #define AS_CHAR(x) (char)x
        #define SAME(x, x) ((x) + (x))
        #define STEPS(x) (x)++; (x)++
        #define MEMBER(p, f) ((p)->f)
        #define OUTER(x) struct { OUTER(x) inner; }
        #define WORD(a, b) unsigned long
        #define TWICE_1(x) do { TWICE_2(x); TWICE_2(x); } while (0)
        #define TWICE_2(x) do { TWICE_1(x); (x)++; } while (0)
        struct Inner { int f, g; };
        struct Outer { struct Inner f; };
        """;

    [TestCase("TWO(n) { n++; }", "the macro 'TWO' with a statement")]
    [TestCase("NARROWED(n) { n++; }", "the macro 'NARROWED' with a statement")]
    [TestCase("GLUED(n) { n++; }", "the macro 'GLUED' with a statement")]
    [TestCase("MANY(n, 1) { n++; }", "the macro 'MANY' with a statement")]
    [TestCase("CALL();", "the macro 'CALL'")]
    [TestCase("CALL_ANY();", "unknown function 'none'")]
    [TestCase("AGAIN(n) { n++; }", "the macro 'AGAIN' with a statement")]
    [TestCase("OPEN(n) { n++; }", "the macro 'OPEN' with a statement")]
    [TestCase("NOWHERE(n) { n++; }", "the macro 'NOWHERE' with a statement")]
    [TestCase("n = SUM(n, 1) * 2;", "a macro whose replacement the operators around it take apart")]
    [TestCase("n = 2 - SUM(n, 1);", "take apart")]
    [TestCase("n = -SUM(n, 1);", "take apart")]
    [TestCase("n = SQUARE(n + 1);", "take apart")]
    [TestCase("n = SQUARE(SUM(n, 1));", "take apart")]
    [TestCase("n = (char)SUM(n, 1);", "take apart")]
    [TestCase("n = LOOSE + 1;", "take apart")]
    [TestCase("n = CHOSEN(n) + 1;", "take apart")]
    [TestCase("n = CHOSEN(n = 1);", "take apart")]
    [TestCase("n = AS_CHAR(n + 300);", "take apart")]
    [TestCase("n = sizeof SUM(n, 1);", "take apart")]
    [TestCase("n = SAME(n, n);", "unknown function 'SAME'")]
    [TestCase("STEPS(n);", "the macro 'STEPS'")]
    [TestCase("TWICE_1(n);", "unknown function 'TWICE_1'")]
    [TestCase("struct Outer o, *p = &o; n = MEMBER(p, f.g);", "unknown field 'struct Outer.(f, an argument that is no name)'")]
    [TestCase("OUTER(int) o; o.inner.inner = 1;", "an assignment to OUTER")]
    [TestCase("WORD(n) w = 1;", "unknown type 'WORD'")]
    public void What_is_not_read_is_named_with_its_place(string body, string construct)
    {
        var text = $"long f(void) {{\n    int n = 0;\n    {body}\n    return n;\n}}";
        var error = Assert.Throws<UnsupportedException>(() => Call(text));
        Assert.That(error!.Construct, Does.Contain(construct));
        Assert.That((error.Site.File, error.Site.Line), Is.EqualTo(("t.c", 3)));
    }

    [Test]
    public void What_stands_in_a_head_has_the_place_of_the_head()
    {
        const string text = "#define UP(x, end) for (; (x) < (end); (x)++)\nlong f(void) {\n    int n = 0;\n    UP(n, none) {\n    }\n}";
        var error = Assert.Throws<UnsupportedException>(() => Call(text));
        Assert.That((error!.Site.Line, error.Site.Text, error.Site.Length), Is.EqualTo((4, "UP(n, none)", "UP(n, none) ".Length)));
    }

    [Test]
    public void What_stands_in_a_body_has_its_own_place()
    {
        const string text = "#define UP(x, end) for (; (x) < (end); (x)++)\nlong f(void) {\n    int n = 0;\n    UP(n, 2)\n    none();\n}";
        Assert.That(Assert.Throws<UnsupportedException>(() => Call(text))!.Site.Line, Is.EqualTo(5));
    }

    [Test]
    public void A_type_of_a_macro_with_the_right_arguments_is_a_type() =>
        Assert.That(Call("long f(void) { WORD(1, (2, 3)) w = 1; return sizeof(w); }"), Is.EqualTo(8));

    [Test]
    public void What_doubles_at_each_step_is_stopped()
    {
        var steps = Enumerable.Range(0, 40).Select(i => $"#define S{i}(x) do {{ S{i + 1}(x); S{i + 1}(x); }} while (0)\n");
        var program = CProgram.Parse(Prelude.Empty, $"{string.Concat(steps)}long f(int n) {{ S0(n); return 0; }}", "t.c");
        Assert.That(program.Unread()["f"].Select(u => u.Construct), Has.Some.StartsWith("the macro 'S"));
    }

    private static long Call(string text, params ulong[] arguments) => TestRun.Number(
        TestRun.Start(text, Declarations).Call("f", [.. arguments.Select(a => TestRun.Word(a, IntegerType.Int))]));
}

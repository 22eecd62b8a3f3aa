using NUnit.Framework;
using VtdVerify.CSubset.Running;
using VtdVerify.CSubset.Syntax;
using VtdVerify.CSubset.Types;
using VtdVerify.Terms;

namespace VtdVerify.Tests.CSubset.Running;

/// <summary>Macros that stand for expressions, types, statements and heads of loops; more of what is read is in Data/macros.c.</summary>
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

    [TestCase("TWO(n) { n++; }", 3)]
    [TestCase("NARROWED(n) { n++; }", 3)]
    [TestCase("MANY(n, 1) { n++; }", 4)]
    [TestCase("n = SUM(n, 1) * 2;", 2)]
    [TestCase("n = 2 - SUM(n, 1);", 3)]
    [TestCase("n = -SUM(n, 1);", 1)]
    [TestCase("n = SQUARE(n + 1);", 1)]
    [TestCase("n = SQUARE(SUM(n, 1));", 1)]
    [TestCase("n = TIGHT_SUM(n, 1) * 2;", 2)]
    [TestCase("n = LOOSE + 1;", 8)]
    [TestCase("n = CHOSEN(n) + 1;", 3)]
    [TestCase("n = AS_CHAR(n + 300);", 300)]
    [TestCase("n = sizeof SUM(n, 1);", 5)]
    [TestCase("STEPS(n);", 2)]
    [TestCase("struct Outer o = { { 4, 5 } }, *p = &o; n = MEMBER(p, f.g);", 5)]
    public void A_macro_is_replaced_token_by_token(string body, long value) =>
        Assert.That(Call($"long f(void) {{\n    int n = 0;\n    {body}\n    return n;\n}}"), Is.EqualTo(value));

    [TestCase("GLUED(n) { n++; }", "unknown variable or constant 'nn'", 3)]
    [TestCase("CALL_ANY();", "unknown function 'none'", 3)]
    [TestCase("AGAIN(n) { n++; }", "the macro 'AGAIN' with a statement", 3)]
    [TestCase("NOWHERE(n) { n++; }", "the macro 'NOWHERE' with a statement", 3)]
    [TestCase("TWICE_1(n);", "unknown function 'TWICE_1'", 3)]
    [TestCase("OUTER(int) o; o.inner.inner = 1;", "an assignment to OUTER", 3)]
    [TestCase("n = SAME(n, n);", "the macro 'SAME', whose definition is not read", 1)]
    [TestCase("WORD(n) w = 1;", "1 arguments for the macro 'WORD'", 1)]
    public void What_is_not_read_is_named_with_its_place(string body, string construct, int line)
    {
        var text = $"long f(void) {{\n    int n = 0;\n    {body}\n    return n;\n}}";
        var error = Assert.Throws<UnsupportedException>(() => Call(text));
        Assert.That(error!.Construct, Does.Contain(construct));
        Assert.That((error.Site.File, error.Site.Line), Is.EqualTo(("t.c", line)));
    }

    [TestCase("CALL();")]
    [TestCase("OPEN(n) { n++; }")]
    public void What_is_no_C_once_macros_are_replaced_is_an_error(string body) =>
        Assert.That(() => Call($"long f(void) {{ int n = 0; {body} }}"), Throws.TypeOf<CSyntaxException>());

    [Test]
    public void What_stands_in_a_head_has_the_place_of_the_head()
    {
        const string text = "#define UP(x, end) for (; (x) < (end); (x)++)\nlong f(void) {\n    int n = 0;\n    UP(n, none) {\n    }\n}";
        var error = Assert.Throws<UnsupportedException>(() => Call(text));
        Assert.That((error!.Site.Line, error.Site.Text, error.Site.Length), Is.EqualTo((4, "UP(n, none)", "UP(n, none)".Length)));
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
        Assert.That(program.Unread()["f"].Select(u => u.Construct), Has.Some.StartsWith("macros that make more than"));
    }

    private static long Call(string text, params ulong[] arguments) => TestRun.Number(
        TestRun.Start(text, Declarations).Call("f", [.. arguments.Select(a => TestRun.Word(a, IntegerType.Int))]));
}

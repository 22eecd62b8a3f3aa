using NUnit.Framework;
using VtdVerify.CSubset.Running;
using VtdVerify.Terms;

namespace VtdVerify.Tests.CSubset.Running;

[TestFixture]
internal sealed class ControlFlow
{
    [TestCase("long s = 0; for (int i = 0; i < 10; i++) { if (i == 3) { continue; } if (i == 6) { break; } s += i; } return s;", 12)]
    [TestCase("int i = 0; do { i++; } while (i < 5); return i;", 5)]
    [TestCase("int i = 9; do { i++; } while (0); return i;", 10)]
    [TestCase("for (;;) { return 3; }", 3)]
    [TestCase("int i = 0; while (1) { while (1) { i++; if (i > 4) { break; } } break; } return i;", 5)]
    [TestCase("int x = 1; { int x = 2; x++; } return x;", 1)]
    [TestCase("return 0 && 1 / 0;", 0)]
    [TestCase("return 1 || 1 / 0;", 1)]
    [TestCase("return 1 ? 2 : 1 / 0;", 2)]
    public void Statements_run_as_in_C(string body, long expected) =>
        Assert.That(TestRun.Call($"long f(void) {{ {body} }}"), Is.EqualTo(expected));

    [TestCase(0UL, 10)]
    [TestCase(1UL, 112)]
    [TestCase(2UL, 112)]
    [TestCase(5UL, 9)]
    [TestCase(7UL, 9)]
    [TestCase(8UL, -1)]
    public void A_switch_falls_through_and_knows_ranges_and_default(ulong value, long expected)
    {
        const string text = """
            long f(unsigned long v) {
                long r = 10;
                switch (v) {
                case 1:
                case 2:
                    r += 100;
                    /* fall through */
                case 3:
                    r += 2;
                    break;
                case 5 ... 7:
                    return 9;
                case 0:
                    break;
                default:
                    return -1;
                }
                return r;
            }
            """;
        Assert.That(TestRun.Call(text, value), Is.EqualTo(expected));
    }

    [Test]
    public void Functions_call_each_other_and_themselves() =>
        Assert.That(
            TestRun.Call("static long g(long n) { return n < 2 ? n : g(n - 1) + g(n - 2); }\nlong f(void) { return g(10); }"),
            Is.EqualTo(55));

    [Test]
    public void Recursion_without_end_is_unsupported() =>
        Assert.That(
            () => TestRun.Call("long f(void) { return f(); }"),
            Throws.TypeOf<UnsupportedException>().With.Message.Contains("64 calls"));

    [Test]
    public void A_loop_without_end_is_stopped_by_fuel()
    {
        var program = CProgram.Parse(Prelude.Empty, "void f(void) { for (;;) { } }", "t.c");
        var run = new Interpreter<ConcreteWord, ConcreteTruth>(
            program,
            new TestExecution(),
            new Intrinsics<ConcreteWord, ConcreteTruth>(),
            new Tank());
        Assert.That(() => run.Call("f"), Throws.TypeOf<TimeoutException>());
    }

    [Test]
    public void An_assertion_names_its_condition_and_line()
    {
        var error = Assert.Throws<AbortedException>(
            () => TestRun.Call("long f(unsigned long a) {\n    assert(a <=\n           5);\n    return 1;\n}", 6));
        Assert.That((error!.Site.Line, error.Site.Text), Is.EqualTo((2, "a <= 5")));
    }

    [Test]
    public void Trace_calls_evaluate_their_arguments_and_are_listed()
    {
        var run = TestRun.Start("long f(void) {\n    int n = 1; trace_thing(n++, \"text\");\n    return n;\n}");
        Assert.That(TestRun.Number(run.Call("f")), Is.EqualTo(2));
        Assert.That(run.IgnoredCalls.Single().ToString(), Is.EqualTo("t.c:2"));
    }

    [TestCase("long f(void) {\n    trace_thing(missing(1));\n    return 1;\n}", "unknown function 'missing'", 2)]
    [TestCase("long f(void) {\n    goto in;\n    {\nin:\n        return 1;\n    }\n}", "a goto to 'in', which is in no block around it", 2)]
    [TestCase("long f(void) {\n    switch (1) {\n    case 1:\n        goto in;\nin:\n        return 1;\n    }\n}", "a goto to 'in'", 4)]
    [TestCase("long f(void) {\n    void *p = NULL;\n    goto *p;\n}", "a computed goto", 3)]
    [TestCase("long f(void) {\n    goto out;\n    int n = 1;\nout:\n    return n;\n}", "a variable whose declaration was jumped over", 5)]
    [TestCase("long f(void) {\n    return missing(1);\n}", "unknown function 'missing'", 2)]
    [TestCase("long f(void) {\n    return be32_to_cpu(1);\n}", "unknown function 'be32_to_cpu'", 2)]
    [TestCase("long f(void) {\n    int n = 1;\n    return le64_to_cpu(&n);\n}", "a conversion of int * to unsigned long", 3)]
    [TestCase("long f(void) {\n    return MISSING;\n}", "unknown variable or constant 'MISSING'", 2)]
    [TestCase("#define LINE(x) __LINE__\nlong f(void) {\n    return LINE(\n0);\n}", "__LINE__ in a macro", 2)]
    [TestCase("long f(void) {\n    return *__func__;\n}", "dereference of f", 2)]
    [TestCase("long f(void) {\n    return sizeof(__FILE__);\n}", "the size of a text", 2)]
    [TestCase("long f(void) {\n    return sizeof(\"a\" PRIx64);\n}", "the size of a text", 2)]
    [TestCase("long f(void) {\n    return ({ return 3; 4; });\n}", "a jump out of a statement expression", 2)]
    [TestCase("long f(void) {\n    long a = 1; while (a) { a += ({ if (a) { break; } 4; }); }\n    return a;\n}", "a jump out of", 2)]
    [TestCase("long f(void) {\n    return ({ again: 4; });\n}", "a label in a statement expression", 2)]
    [TestCase("long f(void) {\n    int x = 1; return ({ x++; x; }) + ({ x *= 2; x; });\n}", "whose order matters to x", 2)]
    [TestCase("struct S { int a, b; };\nlong f(void) {\n    struct S s[] = { 1 }; return s->a;\n}", "without a constant length", 3)]
    [TestCase("long f(void) {\n    static long *own[] = { (long *)8 }; return own[0] == 0;\n}", "a local declaration", 2)]
    [TestCase("long f(void) {\n    Missing m;\n    return 1;\n}", "unknown type 'Missing'", 2)]
    [TestCase("struct S { int a; };\nlong f(void) {\n    struct S s;\n    return s.b;\n}", "unknown field 'struct S.b'", 4)]
    [TestCase(
        "struct S {\n#ifdef A\nint a;\n#endif\nlong a;\n};\nlong f(void) { struct S s; return s.a; }",
        "code under #ifdef A: 'A' is not known",
        7)]
    [TestCase(
        "long f(void)\n{\n#ifdef X\n    return 1;\n#else\n    return 2;\n#endif\n}",
        "code under #ifdef X: 'X' is not known",
        1)]
    [TestCase("long f(void) {\n    double d = 1.5;\n    return 1;\n}", "unknown type 'double'", 2)]
    public void What_is_not_read_is_named_with_its_place_when_reached(string text, string construct, int line)
    {
        var error = Assert.Throws<UnsupportedException>(() => TestRun.Call(text));
        Assert.That(error!.Construct, Does.Contain(construct));
        Assert.That(error.Site.Line, Is.EqualTo(line));
    }

    [Test]
    public void What_is_not_reached_does_not_matter() =>
        Assert.That(TestRun.Call("long f(void) { if (0) { goto out; missing(); }\nout:\n return 1; }"), Is.EqualTo(1));

    [Test]
    public void Unresolved_names_are_listed_by_function()
    {
        var program = CProgram.Parse(
            Prelude.Parse("long known(void);"),
            "long f(Odd *o) { return known() + other(MISSING, o->x); }",
            "t.c");
        var names = program.Unresolved()["f"].Select(u => u.Name);
        Assert.That(names, Is.EquivalentTo((string[])["Odd", "other"]));
    }

    private sealed class Tank : IFuel
    {
        private int left = 1000;

        public void Spend()
        {
            if (left-- == 0)
            {
                throw new TimeoutException();
            }
        }
    }
}

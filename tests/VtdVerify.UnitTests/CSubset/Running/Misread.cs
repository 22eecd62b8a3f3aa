using NUnit.Framework;
using VtdVerify.Terms;

namespace VtdVerify.Tests.CSubset.Running;

/// <summary>C that was read once as other than compilers read it, and is not read at all now.</summary>
[TestFixture]
internal sealed class Misread
{
    private const string Declarations = """
        struct Pair { uint64_t a, b; };
        struct Two { struct Pair pair; uint64_t c; };
        void error_printf(const char *text, ...);
        """;

    private const string Part = "struct Part { int a, b; struct Hidden more; };";
    private const string At = "static struct Pair *at(struct Pair *pairs, int *turn) { return &pairs[(*turn)++]; }";

    [TestCase("switch (1) { case 0: if (0) { case 1: return 1; } } return 0;", "a case label within another statement")]
    [TestCase("switch (1) { case 0: for (;;) { default: break; } } return 0;", "a case label within another statement")]
    [TestCase("switch (1) { case 0: 1 + ({ case 1: 2; }); } return 0;", "a case label within another statement")]
    [TestCase("int i = 0; goto check; body: i++; check: if (i < 3) { goto body; } return i;", "goto body")]
    [TestCase("struct Pair p = { .a = 1 }; struct Two t = { .pair = p, .pair.b = 2 }; return t.pair.a;", "replaces another")]
    [TestCase("int c = 0; int a[1] = { [0] = c++, [0] = 7 }; return c;", "replaces another")]
    [TestCase("struct Pair p = { .b = p.a, .a = 1 }; return p.b;", "an initialiser that reads p")]
    [TestCase("struct Pair p = { .b = (&p)->a, .a = 1 }; return p.b;", "an initialiser that reads p")]
    [TestCase("int *p, *q; { int a; p = &a; } { int b; q = &b; } return p == q;", "a variable whose life has ended")]
    [TestCase("int *p = 0, i = 0; again:; int a = i; if (p) { return *p; } p = &a; i++; goto again;", "from before it was made anew")]
    [TestCase("enum { BIG = 0x80000000 }; return BIG << 1;", "BIG")]
    [TestCase("enum { BIG = 0xffffffffffffffffULL }; return BIG > 0;", "BIG")]
    [TestCase("enum e { BIG = 0x100000000 } v = 1; return v;", "enum e")]
    [TestCase("uint64_t size = 0; switch (8) { case sizeof(size): return 1; } return 0;", "no constant")]
    [TestCase("uint64_t size = 0; static int n = sizeof(size); return n;", "n")]
    [TestCase("int number = 5; return (number) - 1;", "a variable here", "typedef int number;")]
    [TestCase("error_printf(\"abc%n\", 0); return 0;", "%n")]
    [TestCase("error_printf(\"%5.3lln\", 0); return 0;", "%n")]
    [TestCase("int w = 0; const char *form = \"%n\"; error_printf(form, &w); return w;", "%n")]
    [TestCase("int w = 0; error_printf(w ? \"%d\" : \"%n\", &w); return w;", "%n")]
    [TestCase("enum { ALL = EVERY }; return ALL > 0;", "ALL", "#define EVERY 0xffffffffffffffffULL")]
    [TestCase("static union { uint64_t a; int64_t b; } u; u.b += 0; return u.a;", "u.b, whose bytes")]
    [TestCase("bool flag = 0; *(uint8_t *)&flag = 2; return flag;", "accessed as")]
    [TestCase("uint8_t byte = 2; return *(bool *)&byte;", "accessed as")]
    [TestCase("int n = 1; (void)(char (*)[n = 2])0; return n;", "an effect in an array's length")]
    [TestCase("int n = 1; char (*p)[++n] = 0; return n;", "an effect in an array's length")]
    [TestCase("int n = 1; typeof(*(n++, (char (*)[n])0)) *p = 0; return n;", "an effect in an array's length")]
    [TestCase("int n = 1; struct { char (*p)[n++]; } r = { 0 }; return n;", "an effect in an array's length")]
    [TestCase("return sizeof(other);", "the size of a function", "long other(void);")]
    [TestCase("uint32_t w[2] = { 1, 2 }; return *(uint32_t *)((uint8_t *)w + 4);", "moved over")]
    [TestCase("char n[4] = { 0 }; return (uint16_t *)n + 1 == (uint16_t *)&n[1];", "moved over")]
    [TestCase("struct Pair p[2] = { { 1 } }; uint64_t *q = (uint64_t *)p; q++; return *q;", "moved over")]
    [TestCase("uint16_t h[4] = { 1 }; return ((uint8_t *)h)[2];", "moved over")]
    [TestCase("trace_own(1); return 1;", "trace_own", "void trace_own(int i);")]
    [TestCase("trace_own(1); return 1;", "trace_own", "extern void (*trace_own)(int);")]
    [TestCase("trace_own(1); return 1;", "trace_own", "typedef void own(int); own trace_own;")]
    [TestCase("struct Pair p[2] = { { 1 } }; int i = 0; memcpy(at(p, &i), at(p, &i), sizeof(struct Pair)); return i;", "order matters", At)]
    [TestCase("void (*assert)(int) = 0; assert(1); return 1;", "'assert', which is a macro")]
    [TestCase("int (*MIN)(int, int) = 0; return MIN(1, 2);", "'MIN', which is a macro")]
    [TestCase("return MAX(1, 2);", "'MAX', which is a macro", "static int (MAX)(int a, int b) { return 5; }")]
    [TestCase("return MAX(1, 2);", "'MAX', which is a macro", "static int (*MAX)(int a, int b);")]
    [TestCase("struct { int (*MIN)(int, int); } o = { 0 }; return o.MIN(1, 2);", "'MIN', which is a macro")]
    [TestCase("int *old = 0, *now; for (int i = 0; now = &(int){ 1 }, i < 2; i++) { if (now == old) { return 1; } old = now; } return 0;",
        "from before it was made anew")]
    [TestCase("return __func__ == \"f\";", "the address of a text")]
    [TestCase("const char *a = \"a\"; return a != \"a\";", "the address of a text")]
    [TestCase("static struct Part p; return (void *)&p == (void *)&p.a;", "may be one", Part)]
    [TestCase("static struct Part p; return (void *)&p == (void *)&p.b;", "may be one", Part)]
    [TestCase("struct { struct { } none; int i; } p = { .i = 1 }; return (void *)&p.none == (void *)&p.i;", "may be one")]
    [TestCase("uint64_t i = 0; return __alignof__(i);", "the alignment")]
    [TestCase("return _Alignof(struct Pair);", "the alignment")]
    [TestCase("return _Alignof(wide);", "the size", "typedef uint32_t wide __attribute__((aligned(16)));")]
    [TestCase("struct Wide { char a; wide b; }; return sizeof(struct Wide);", "the size", "typedef int wide __attribute__((aligned(16)));")]
    [TestCase("struct Wide { char a; wide b; }; return sizeof(struct Wide);", "the size",
        "typedef struct Pair wide __attribute__((aligned(64)));")]
    [TestCase("return g(1);", "a return without a value", "static int g(int i) { if (i) { return; } return 1; }")]
    [TestCase("uint64_t (*p)(int) = (uint64_t (*)(int))g; return p(1);", "of another type", "static int g(int i) { return i; }")]
    [TestCase("void (*p)(uint32_t) = (void (*)(uint32_t))g; p(1); return 1;", "of another type", "static void g(uint64_t i) { }")]
    [TestCase("return ((int (*)(void))g)();", "of another type", "static void g(void) { }")]
    [TestCase("return ((int (*)(int))g)(1);", "of another type", "static int g(void) { return 1; }")]
    [TestCase("static int n; if (n) { n = 0; } return n;", "from an earlier run")]
    [TestCase("static int n; int *p = &n; return *p;", "from an earlier run")]
    [TestCase("static int n; if (n) { SET(n); } return n;", "from an earlier run", "#define SET(x) ((x) = 1)")]
    public void It_is_named(string body, string construct, string before = "")
    {
        var (declared, defined) = before.EndsWith('}') ? (string.Empty, before) : (before, string.Empty);
        var run = TestRun.Start($"{defined}\nlong f(void) {{ {body} }}", $"{Declarations}\n{declared}");
        var error = Assert.Throws<UnsupportedException>(() => run.Call("f"));
        Assert.That(error!.Construct, Does.Contain(construct));
    }

    [TestCase("int a[2] = { [0] = 1, [1] = 2 }; return a[0] + a[1];", 3)]
    [TestCase("enum { LOW = -1, HIGH = 0x7fffffff }; return LOW + HIGH;", 0x7ffffffe)]
    [TestCase("for (int i = 0; i < 2; i++) { int a = i; int *p = &a; if (*p != i) { return 0; } } return 1;", 1)]
    [TestCase("int i = 0; again: i++; if (i < 3) { goto again; } return i;", 3)]
    [TestCase("error_printf(\"100%% new\"); return 1;", 1)]
    [TestCase("error_printf(1 ? \"%d\" : \"%x\", 1); return 1;", 1)]
    [TestCase("enum { LESS = -2, MORE = LESS + 1 }; return MORE;", -1)]
    [TestCase("struct Self { struct Self *self; } s = { &s }; return s.self == &s;", 1)]
    [TestCase("int a[2] = { 1, 2 }; int k = 0; a[k++] += 5; return a[0] + k;", 7)]
    [TestCase("switch (1) { case 0: switch (2) { case 2: return 0; } case 1: return 1; } return 2;", 1)]
    [TestCase("uint32_t w[2] = { 1, 2 }; return ((int32_t *)w)[1];", 2)]
    [TestCase("struct Pair p[2] = { { 1 }, { 2 } }; struct Pair *q = (void *)p; return q[1].a;", 2)]
    [TestCase("trace_own(1); return 1;", 1)]
    [TestCase("trace_own(1); return 1;", 1, "static void trace_own(int i) { }")]
    [TestCase("struct Pair p[2] = { { 1 }, { 2 } }; int i = 1; memcpy(&p[0], &p[i], sizeof(struct Pair)); return p[0].a;", 2)]
    [TestCase("return sizeof(likely(1));", 8)]
    [TestCase("return sizeof(qemu_loglevel_mask(1));", 1)]
    [TestCase("return sizeof(pci_bus_num(0)) + sizeof(trace_event_get_state(ONE));", 8)]
    [TestCase("return likely(1) - 2 < 0U;", 1)]
    [TestCase("int MIN = 1; return MIN;", 1)]
    [TestCase("struct Two t = { { 1 } }; return (void *)&t == (void *)&t.pair.a;", 1)]
    [TestCase("struct Two t = { { 1 } }; return (void *)&t == (void *)&t.pair.b || &t.pair.a == &t.c;", 0)]
    [TestCase("struct Pair p[2] = { { 1 } }; return (void *)p == (void *)&p[0].a && (void *)p != (void *)&p[1].a;", 1)]
    [TestCase("static struct Part p; return &p.a == &p.b;", 0, Part)]
    [TestCase("const char *a = \"a\"; return a != NULL && __func__ != NULL;", 1)]
    [TestCase("return _Alignof(uint16_t) + _Alignof(void *);", 10)]
    [TestCase("long (*p)(int64_t) = g; return p(7);", 7, "static long g(int64_t i) { return i; }")]
    [TestCase("static bool off; static int n = 3; return off ? 0 : n;", 3)]
    public void Its_like_is_read(string body, long expected, string before = "") => Assert.That(
        TestRun.Number(TestRun.Start($"{before}\nlong f(void) {{ {body} }}", Declarations).Call("f")), Is.EqualTo(expected));

    [TestCase("int a[2] = { 1, 2 }; int k = 0; a[k++] += k; return k;")]
    [TestCase("int a[2] = { 0, 1 }; a[a[0]++]++; return a[0];")]
    [TestCase("int a[2] = { 0, 1 }; a[a[0]++] += 5; return a[0];")]
    [TestCase("int (*t[2])(int) = { 0 }; int i = 0; return t[i++](i);")]
    public void What_is_not_sequenced_is_undefined(string body) => Assert.That(
        () => TestRun.Start($"long f(void) {{ {body} }}", Declarations).Call("f"), Throws.TypeOf<UndefinedException>());

    [Test]
    public void A_declaration_without_a_value_leaves_the_one_before_it() => Assert.That(
        TestRun.Number(TestRun.Start("long f(void) { return x; }", "static int x = 1;\nstatic int x;").Call("f")), Is.EqualTo(1));
}

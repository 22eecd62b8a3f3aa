using NUnit.Framework;
using VtdVerify.CSubset.Running;
using VtdVerify.Terms;

namespace VtdVerify.Tests.CSubset.Running;

/// <summary>Objects on the heap, and copies of whole records.</summary>
[TestFixture]
internal sealed class WholeObjects
{
    private const string Declarations = """
        typedef struct Pair { uint64_t a; uint32_t b; } __attribute__((packed)) Pair;
        typedef struct Other { uint64_t a; uint32_t b; } Other;
        void *memory(void);
        """;

    [TestCase("Pair x = { 1, 2 }, y; memcpy(&y, &x, sizeof(y)); return y.a * 10 + y.b;", 12)]
    [TestCase("Pair x = { 1, 2 }, y; memmove(&y, &x, sizeof(Pair)); x.a = 9; return y.a;", 1)]
    [TestCase("Pair x = { 1, 2 }, y, *p = memcpy(&y, &x, sizeof x); return p == &y;", 1)]
    [TestCase("Pair x, *p = memset(&x, 0, sizeof(x)); return x.a + x.b + (p == &x);", 1)]
    [TestCase("Pair *p = g_new0(Pair, 1); return p->a + p->b;", 0)]
    [TestCase("struct Pair *p = g_malloc0(sizeof(*p)); return p->a + p->b;", 0)]
    [TestCase("Pair *p = g_new(Pair, 1), *q = g_new(struct Pair, 1); p->a = 3; q->a = 4; return p->a * 10 + q->a;", 34)]
    [TestCase("Pair x = { 5, 6 }, *p = g_memdup2(&x, sizeof(x)); x.a = 0; return p != &x && p->a == 5 && p->b == 6;", 1)]
    [TestCase("Pair *none = NULL; return g_memdup(none, sizeof(*none)) == NULL;", 1)]
    [TestCase("uint64_t *p = g_new0(uint64_t, 1); *p += 7; return *p;", 7)]
    public void Objects_are_made_and_copied_as_in_C(string body, long expected) =>
        Assert.That(TestRun.Number(Start(body, WithHeap()).Call("f")), Is.EqualTo(expected));

    [TestCase("Pair x, y; memcpy(&y, &x, 8); return 0;")]
    [TestCase("Pair x, y; memcpy(&y, &x, sizeof(Other)); return 0;")]
    [TestCase("Pair x; Other y; memcpy(&y, &x, sizeof(x)); return 0;")]
    [TestCase("Pair y; memcpy(&y, memory(), sizeof(y)); return 0;")]
    [TestCase("Pair x; memset(&x, 0, 8); return 0;")]
    [TestCase("Pair x; memset(&x, 1, sizeof(x)); return 0;")]
    [TestCase("Pair x; memset(&x, 0, sizeof(Other)); return 0;")]
    [TestCase("uint64_t a[2]; memset(a, 0, 8); return 0;")]
    [TestCase("uint64_t a[2]; memset(&a[1], 0, 8); return 0;")]
    [TestCase("memset(memory(), 0, 8); return 0;")]
    [TestCase("Pair *p = g_new(Pair, 2); return 0;")]
    [TestCase("Pair *p = g_malloc(12); return 0;")]
    public void What_is_no_whole_object_is_not_read(string body) =>
        Assert.That(() => Start(body, WithHeap()).Call("f"), Throws.TypeOf<UnsupportedException>());

    [Test]
    public void Without_a_heap_of_the_host_nothing_is_allocated() => Assert.That(
        () => Start("Pair *p = g_new0(Pair, 1); return 0;", new()).Call("f"),
        Throws.TypeOf<UnsupportedException>().With.Message.Contains("g_malloc"));

    [TestCase("Pair x, *none = NULL; memcpy(&x, none, sizeof(x)); return 0;", "a null pointer is not dereferenced")]
    [TestCase("Pair *none = NULL; memset(none, 0, sizeof(*none)); return 0;", "a null pointer is not dereferenced")]
    [TestCase("Pair *p; { Pair x; p = &x; } memset(p, 0, sizeof(*p)); return 0;", "end of its life")]
    [TestCase("Pair *p = g_new(Pair, 1); return p->a;", "is not read before it is assigned")]
    public void What_C_leaves_undefined_is_said(string body, string rule) => Assert.That(
        () => Start(body, WithHeap()).Call("f"), Throws.TypeOf<UndefinedException>().With.Message.Contains(rule));

    private static Interpreter<ConcreteWord, ConcreteTruth> Start(string body, Intrinsics<ConcreteWord, ConcreteTruth> host) =>
        TestRun.Start($"long f(void) {{ {body} }}", Declarations, host);

    private static Intrinsics<ConcreteWord, ConcreteTruth> WithHeap()
    {
        var host = new Intrinsics<ConcreteWord, ConcreteTruth>();
        host.Functions[Builtins.Allocation] = (_, arguments, _) => arguments[0];
        return host;
    }
}

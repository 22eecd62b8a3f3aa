using NUnit.Framework;
using VtdVerify.CSubset.Running;
using VtdVerify.CSubset.Types;
using VtdVerify.Terms;

namespace VtdVerify.Tests.CSubset.Running;

[TestFixture]
internal sealed class Objects
{
    private const string Declarations = """
        typedef struct Inner { uint64_t a; uint32_t b; } Inner;
        typedef struct Outer { Inner first, second; struct Outer *next; void (*hook)(struct Outer *o); } Outer;
        typedef struct Opaque Opaque;
        extern Opaque the_memory;
        extern unsigned tracking;
        Outer *find(const Inner *key);
        long twice(long x);
        #define SHIFTED(x, n) ((uint64_t)(x) << (n))
        """;

    [TestCase("Inner i = { 1, 2 }, j = i; j.a = 9; return i.a * 10 + j.a;", 19)]
    [TestCase("Outer o = { .second = { .b = 4 }, .first.a = 3 }; return o.first.a * 100 + o.first.b * 10 + o.second.b;", 304)]
    [TestCase("Outer o = { 1, 2, 3 }; return o.first.a * 100 + o.first.b * 10 + o.second.a;", 123)]
    [TestCase("Outer o = { 0 }; return o.next == NULL && !o.hook;", 1)]
    [TestCase("Inner i, *p = &i; p->a = 5; (*p).b = 6; return i.a + i.b;", 11)]
    [TestCase("Outer o; Inner *p = &o.second; p->a = 7; return o.second.a;", 7)]
    [TestCase("Outer o; return &o.first == &o.first && &o.first != &o.second;", 1)]
    [TestCase("Outer o; Inner *p = &o.second; return container_of(p, Outer, second) == &o;", 1)]
    [TestCase("int a[4] = { 1, 2, [3] = 4 }, *p = a; p++; return *p * 100 + p[1] * 10 + a[3];", 204)]
    [TestCase("int s = 0, a[] = { 1, 2, 3 }; for (size_t i = 0; i < ARRAY_SIZE(a); i++) { s += a[i]; } return s;", 6)]
    [TestCase("Inner *p = &(Inner) { .b = 8 }; return p->b;", 8)]
    [TestCase("Inner i; i = (Inner) { 4, 5 }; return i.a;", 4)]
    [TestCase("return SHIFTED(1 + 1, 40);", 2L << 40)]
    [TestCase("return sizeof(Inner) + sizeof(Outer);", 16 + 48)]
    [TestCase("long (*call)(long) = twice; return call(4) + (&twice)(1);", 10)]
    [TestCase("void *v = &the_memory; Opaque *o = v; return o == &the_memory;", 1)]
    [TestCase("return tracking;", 3)]
    public void Records_pointers_and_the_hosts_names_work_as_in_C(string body, long expected) =>
        Assert.That(TestRun.Number(Start($"long f(void) {{ {body} }}").Call("f")), Is.EqualTo(expected));

    [Test]
    public void A_record_is_passed_and_returned_by_value()
    {
        var text = "static Inner g(Inner i) { i.a++; return i; }\n"
            + "long f(void) { Inner i = { 1 }; Inner j = g(i); return i.a * 10 + j.a + g(j).a; }";
        Assert.That(TestRun.Number(Start(text).Call("f")), Is.EqualTo(15));
    }

    [Test]
    public void The_host_sees_and_fills_records()
    {
        var run = Start("void f(Outer *o) { o->second.a = o->first.a + 1; o->next = o; }");
        var record = run.NewRecord("Outer", "o");
        record.Cell("first.a").Set(ConcreteWord.Of(41));
        run.Call("f", CValue<ConcreteWord>.Pointer(new PointerType(record.Type), record));
        Assert.That(record.Cell("second.a").Value.Word.Value, Is.EqualTo(42));
        Assert.That(record.Cell("next").Value.Reference, Is.SameAs(record));
    }

    [Test]
    public void A_host_function_gets_the_evaluated_arguments()
    {
        var intrinsics = Provided();
        intrinsics.Functions["find"] = (run, arguments, _) =>
        {
            var found = run.NewRecord("Outer", "found");
            found["first"].CopyFrom((Record<ConcreteWord, ConcreteTruth>)arguments[0].Reference!);
            return CValue<ConcreteWord>.Pointer(new PointerType(found.Type), found);
        };
        const string text = "long f(void) { Outer *o; Inner key = { .a = 6 }; if ((o = find(&key))) { return o->first.a; } return 0; }";
        Assert.That(TestRun.Number(Start(text, intrinsics).Call("f")), Is.EqualTo(6));
    }

    [TestCase("Inner *p = NULL; return p->a;", "null pointer")]
    [TestCase("Inner i; return i.a;", "i.a is not read before it is assigned")]
    [TestCase("Inner *p; { Inner i = { 1 }; p = &i; } return p->a;", "end of its life")]
    [TestCase(
        "Inner *p = 0; for (int n = 0; n < 2; n++) { Inner i = { 1 }; if (n) { return p->a; } p = &i; } return 0;", "end of its life")]
    [TestCase("Inner *p = ({ Inner i = { 1 }; &i; }); return p->a;", "end of its life")]
    [TestCase("int a[2] = { 1 }; int *p = a + 3; return *p;", "within its array")]
    [TestCase("void (*g)(Outer *) = NULL; g(NULL); return 1;", "null pointer is not called")]
    public void A_pointer_that_C_forbids_to_use_ends_the_run(string body, string rule) =>
        Assert.That(() => Start($"long f(void) {{ {body} }}").Call("f"), Throws.TypeOf<UndefinedException>().With.Message.Contains(rule));

    [Test]
    public void An_object_that_the_host_freed_may_not_be_read()
    {
        var run = Start("long f(Outer *o) { return o->first.a; }");
        var record = run.NewRecord("Outer", "map");
        record.Cell("first.a").Set(ConcreteWord.Of(1));
        record.Owner.IsDead = static () => ConcreteTruth.Of(true);
        var pointer = CValue<ConcreteWord>.Pointer(new PointerType(record.Type), record);
        Assert.That(() => run.Call("f", pointer), Throws.TypeOf<UndefinedException>().With.Message.Contains("map is not used after"));
    }

    [Test]
    public void A_cell_can_be_computed_at_each_read()
    {
        var intrinsics = Provided();
        var reads = 0UL;
        ((Cell<ConcreteWord, ConcreteTruth>)intrinsics.Globals["tracking"]).Compute(() => TestRun.Word(++reads, IntegerType.UnsignedInt));
        Assert.That(TestRun.Number(Start("long f(void) { return tracking * 10 + tracking; }", intrinsics).Call("f")), Is.EqualTo(12));
    }

    [Test]
    public void An_access_under_another_type_is_unsupported() =>
        Assert.That(
            () => Start("long f(void) { Inner i = { 1 }; Outer *o = (void *)&i; return o->first.a; }").Call("f"),
            Throws.TypeOf<UnsupportedException>().With.Message.Contains("accessed as struct Outer"));

    private static Interpreter<ConcreteWord, ConcreteTruth> Start(
        string text, Intrinsics<ConcreteWord, ConcreteTruth>? intrinsics = null) =>
        TestRun.Start(text, Declarations, intrinsics ?? Provided());

    private static Intrinsics<ConcreteWord, ConcreteTruth> Provided()
    {
        var prelude = Prelude.Parse(Declarations);
        var tracking = (Cell<ConcreteWord, ConcreteTruth>)Storage<ConcreteWord, ConcreteTruth>.Create(IntegerType.UnsignedInt, "tracking");
        tracking.Set(ConcreteWord.Of(3, 32));
        return new Intrinsics<ConcreteWord, ConcreteTruth>
        {
            Functions = { ["twice"] = (_, arguments, _) => TestRun.Word(2 * arguments[0].Word.Value, IntegerType.Long) },
            Globals =
            {
                ["tracking"] = tracking,
                ["the_memory"] = Storage<ConcreteWord, ConcreteTruth>.Create(prelude.TypeNamed("Opaque")!, "the_memory"),
            },
        };
    }
}

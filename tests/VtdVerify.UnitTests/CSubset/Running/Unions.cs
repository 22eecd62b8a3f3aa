using NUnit.Framework;
using VtdVerify.CSubset.Running;
using VtdVerify.Terms;

namespace VtdVerify.Tests.CSubset.Running;

/// <summary>What is not read of unions and anonymous records; what is read is in Data/anonymous.c.</summary>
[TestFixture]
internal sealed class Unions
{
    private const string Declarations = """
        struct Pair { uint64_t a, b; };
        union Mixed { uint64_t whole; uint32_t half[2]; struct Pair pair; bool truth; uint8_t byte; void *pointer; };
        union Packed { uint64_t whole; struct { uint32_t low : 4; uint32_t high : 28; } bits; };
        union Odd { uint64_t whole; struct { uint8_t one; uint32_t two; } QEMU_PACKED odd; };
        struct Tagged { int tag; union { struct { uint64_t lo, hi; }; uint64_t val[4]; }; };
        """;

    [TestCase("u.half[0] = 1; return u.whole;", "u.whole, whose bytes")]
    [TestCase("u.whole = 1; return u.half[1];", "u.half[1], whose bytes")]
    [TestCase("u.whole = 1; u.half[0] = 1; u.half[1] = 0; return u.pair.a;", "u.pair.a, whose bytes")]
    [TestCase("u.byte = 1; return u.truth;", "u.truth, whose bytes")]
    [TestCase("u.pointer = NULL; return u.whole;", "u.whole, whose bytes")]
    [TestCase("u.whole = 1; u.half[1] = 1; u.whole = 2; return u.half[0];", "u.half[0], whose bytes")]
    [TestCase("u = (union Mixed) { .byte = 1 }; return u.pair.b;", "u.pair.b, whose bytes")]
    [TestCase("u = (union Mixed) { .byte = 1, .whole = 2 }; return u.whole;", "two members of a union")]
    [TestCase("u = (union Mixed) { 1, 2 }; return u.whole;", "an initialiser for no member")]
    [TestCase("union Packed p; p.bits.low = 1; return 0;", "a member of union Packed, whose layout is not known")]
    [TestCase("union Packed p = { .bits = { 1 } }; return 0;", "an initialiser for no member")]
    [TestCase("union Odd o; o.odd.one = 1; return 0;", "a member of union Odd, whose layout is not known")]
    [TestCase("return sizeof(union Packed);", "the size of union Packed")]
    [TestCase("return sizeof(struct { long a __attribute__((aligned(16))); });", "the size of struct (unnamed)")]
    [TestCase("struct Tagged t = { .lo = 1 }; return t.val[2];", "t.val[2], whose bytes")]
    [TestCase("struct Tagged t = { .lo = 1, .val = { } }; return t.lo;", "two members of a union")]
    [TestCase("struct Tagged t = { .lo = 1, 2 }; return t.hi;", "an item without a designator")]
    [TestCase("struct Pair p[2] = { [0] = { 1, 2 }, [0] = { 3 } }; return p[0].b;", "an initialiser that replaces another")]
    public void What_C_leaves_open_or_is_not_read_is_named_with_its_place(string body, string construct)
    {
        var error = Assert.Throws<UnsupportedException>(() => Call($"long f(void) {{\n    union Mixed u;\n    {body}\n}}"));
        Assert.That(error!.Construct, Does.Contain(construct));
        Assert.That((error.Site.File, error.Site.Line), Is.EqualTo(("t.c", 3)));
    }

    [TestCase("u.whole = 0; u.half[0] = 5; return u.half[0];", 5)]
    [TestCase("u.half[1] = 5; u.pair.b = 6; return u.half[1] + u.pair.b;", 11)]
    [TestCase("u.pair.a = 1; u.pair.b = 2; u.whole = 3; return u.pair.a + u.pair.b;", 5)]
    [TestCase("union Packed p; p.whole = 4; return p.whole;", 4)]
    public void What_was_written_through_a_member_is_read_through_it(string body, long expected) =>
        Assert.That(Call($"long f(void) {{ union Mixed u; {body} }}"), Is.EqualTo(expected));

    [Test]
    public void A_member_that_was_never_written_may_not_be_read() =>
        Assert.That(() => Call("long f(void) { union Mixed u; return u.whole; }"), Throws.TypeOf<UndefinedException>());

    [Test]
    public void A_loop_sees_each_value_of_a_union_once()
    {
        var names = new List<string>();
        var watch = new TestExecution { Watch = state => names.AddRange(names.Count == 0 ? state.Read().Select(v => v.Name) : []) };
        const string Text = "long f(void) { struct Tagged t; t.tag = 1; t.lo = 2; t.val[2] = t.val[0]; while (0) { } return 0; }";
        TestRun.Start(Text, Declarations, execution: watch).Call("f");
        Assert.That(names, Is.EqualTo((string[])["f.t.tag", "f.t.lo", "f.t.val[2]"]));
    }

    [Test]
    public void A_loop_sees_what_was_copied_into_a_union()
    {
        var names = new List<string>();
        var watch = new TestExecution { Watch = state => names.AddRange(names.Count == 0 ? state.Read().Select(v => v.Name) : []) };
        const string Text = "long f(void) { struct Tagged t, u; u.hi = 1; u.tag = 2; t = u; while (0) { } return 0; }";
        TestRun.Start(Text, Declarations, execution: watch).Call("f");
        Assert.That(names, Is.SupersetOf((string[])["f.t.tag", "f.t.hi"]));
    }

    [Test]
    public void A_driver_that_sets_a_word_sets_it_for_each_member()
    {
        const string text = "long f(void) { struct Tagged t = { .lo = 1 }; int n = 1; while (n) { n = 0; } return t.val[0]; }";
        var watch = new TestExecution { Watch = state => state.SetWord("f.t.lo", ConcreteWord.Of(8)) };
        Assert.That(TestRun.Number(TestRun.Start(text, Declarations, execution: watch).Call("f")), Is.EqualTo(8));
    }

    [Test]
    public void The_host_finds_members_of_anonymous_records_by_name()
    {
        var record = TestRun.Start("long f(void) { return 0; }", Declarations).NewRecord("struct Tagged", "t");
        record.Cell("hi").Set(ConcreteWord.Of(3));
        var second = (Cell<ConcreteWord, ConcreteTruth>)((ArrayStorage<ConcreteWord, ConcreteTruth>)record["val"])[1];
        Assert.That(second.Value.Word.Value, Is.EqualTo(3));
    }

    [Test]
    public void A_member_of_an_anonymous_record_leads_to_the_record_around_it() =>
        Assert.That(
            Call("long f(void) { struct Tagged t; uint64_t *p = &t.hi; return container_of(p, struct Tagged, hi) == &t; }"), Is.EqualTo(1));

    private static long Call(string text) => TestRun.Number(TestRun.Start(text, Declarations).Call("f"));
}

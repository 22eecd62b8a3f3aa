using NUnit.Framework;
using VtdVerify.CSubset.Headers;
using VtdVerify.CSubset.Syntax;
using VtdVerify.CSubset.Writing;

namespace VtdVerify.Tests.CSubset;

/// <summary>What is cut out of headers for a compiler.</summary>
internal sealed class HeaderSlices
{
    private const string Header = """
        #define STEP (1 << SHIFT)
        #define SHIFT 12
        #define EACH(list, one) \
            for (one = (list)->first; one; one = one->next)
        #define TIGHT __attribute__((packed))
        #define FIRST_LEAF(list) ((list)->leaf)
        typedef unsigned long word;
        typedef struct Node Node;
        struct Node {
            word used, also;
            struct {
                int inner;
            };
            Unread(Node) link;
        #ifdef CONFIG_MORE
            word unused;
        #endif
            struct Leaf *leaf;
            Node *first, *next;
        };
        struct Leaf {
            Node whole;
            int other;
        } TIGHT;
        typedef struct Pair { Node one; struct Leaf *two; } Pair;
        OBJECT_DECLARE_SIMPLE_TYPE(Widget, WIDGET)
        struct Widget { Pair pair; };
        static inline int first_of(Pair *p) { return p->one.used; }
        int elsewhere(Node *n);
        int given(void);
        extern word counter;
        """;

    [Test]
    public void A_record_keeps_the_members_that_the_code_names_and_no_other() =>
        Assert.That(Slice(["Node"], "n->used"), Does.Contain("word used;").And.Not.Contain("also").And.Not.Contain("unused"));

    [Test]
    public void Members_are_named_by_accesses_and_by_initialisers() =>
        Assert.That(Slice(["Node"], "{ .leaf = 0 } x.inner"), Does.Contain("struct Leaf *leaf;").And.Contain("int inner;"));

    [Test]
    public void A_record_that_nothing_is_named_of_is_a_record_still_and_has_no_attribute() => Assert.That(
        Slice(["Leaf", "struct Leaf"], string.Empty),
        Does.Contain("struct Leaf {\nchar kept_nothing;\n}").And.Not.Contain("packed"));

    [Test]
    public void What_a_record_holds_comes_before_it_and_what_it_points_to_may_come_later()
    {
        var text = Slice(["Pair"], "p.one p.two n.leaf l->whole");
        string[] order = ["struct Leaf;", "struct Node {", "struct Pair {"];
        var places = order.Select(declaration => text.IndexOf(declaration, StringComparison.Ordinal)).ToList();
        Assert.That(places, Is.Ordered.And.All.GreaterThanOrEqualTo(0));
        Assert.That(text, Does.Contain("struct Leaf {\nNode whole;"));
    }

    [Test]
    public void A_macro_comes_as_it_is_read_with_those_that_it_needs_and_before_the_systems_own() => Assert.That(
        Slice(["STEP"], string.Empty),
        Does.Contain("#undef STEP\n#define STEP ((1 << SHIFT))")
            .And.Contain("#define SHIFT (12)"));

    [Test]
    public void A_macro_that_stands_for_the_head_of_a_loop_is_replaced_where_it_is_used()
    {
        var slice = Gather(["Node"], string.Empty, "int f(Node *n)\n{\n    Node *one;\n    EACH(n, one) { return 1; }\n    return 0;\n}\n");
        Assert.That(slice.Functions["f"], Does.Contain("for (;").And.Contain("->first").And.Not.Contain("EACH"));
        Assert.That(slice.Declarations, Does.Not.Contain("#define EACH"));
    }

    [Test]
    public void A_macro_names_members_too() =>
        Assert.That(Slice(["FIRST_LEAF", "Node"], string.Empty), Does.Contain("struct Leaf *leaf;").And.Not.Contain("word used"));

    [Test]
    public void An_inline_function_comes_with_the_members_that_it_names() => Assert.That(
        Slice(["first_of"], string.Empty),
        Does.Contain("static int first_of(Pair *p)").And.Contain("word used;").And.Contain("Node one;"));

    [Test]
    public void A_type_of_the_object_model_is_a_typedef_of_its_record() =>
        Assert.That(Slice(["Widget"], "w->pair p->one"), Does.Contain("typedef struct Widget Widget;").And.Contain("Pair pair;"));

    [Test]
    public void Prototypes_are_left_out_but_for_those_that_are_wanted()
    {
        var text = Slice(["elsewhere", "given", "counter"], string.Empty);
        Assert.That(text, Does.Contain("int given(void);").And.Contain("extern word counter;").And.Not.Contain("elsewhere"));
    }

    [Test]
    public void The_names_that_are_declared_are_said()
    {
        var slice = Gather(["counter", "absent", "Node"], string.Empty, string.Empty);
        Assert.That(slice.Declared, Is.SupersetOf((string[])["counter", "word", "Node"]).And.Not.Contains("absent"));
    }

    [TestCase("elsewhere(n);", "elsewhere")]
    [TestCase("absent(n);", "absent")]
    [TestCase("n = absent;", "absent")]
    [TestCase("Absent *x;", "Absent")]
    public void What_nothing_declares_that_is_read_is_refused(string code, string named) => Assert.That(
        () => Gather(["Node"], string.Empty, $"void f(Node *n)\n{{\n    {code}\n}}\n"),
        Throws.InstanceOf<UnwrittenCodeException>().With.Message.StartsWith("f.c:3: ").And.Message.Contains(named));

    private static string Slice(IReadOnlyList<string> names, string around) => Gather(names, around, string.Empty).Declarations;

    private static CodeSlice Gather(IReadOnlyList<string> names, string around, string code) => CodeSlice.Of(
        [.. CParser.ParseFile(code, "f.c").Functions],
        new HashSet<string> { "f" },
        names,
        around,
        [DeclarationIndex.Of(CParser.ParseFile(Header, "a.h"))],
        new GivenNames(_ => false, _ => false, _ => false),
        new HashSet<string> { "given" });
}

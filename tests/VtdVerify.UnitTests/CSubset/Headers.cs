using NUnit.Framework;
using VtdVerify.CSubset.Headers;
using VtdVerify.CSubset.Running;
using VtdVerify.CSubset.Syntax;
using VtdVerify.CSubset.Types;
using VtdVerify.Terms;
using VtdVerify.Tests.CSubset.Running;

namespace VtdVerify.Tests.CSubset;

/// <summary>What is taken of headers for a piece of code, and in which order.</summary>
internal sealed class Headers
{
    private const string Header = """
        #define STEP (1 << SHIFT)
        #define SHIFT 12
        typedef struct Node Node;
        typedef enum { LOW, HIGH = STEP } Level;
        struct Node { Level level; struct Leaf *leaf; };
        struct Leaf { Node *up; };
        typedef struct Other { int x; } Other;
        OBJECT_DECLARE_TYPE(Widget, WidgetClass, WIDGET)
        struct Widget { Node base; };
        struct WidgetClass { int odd; };
        DECLARE_OBJ_CHECKERS(Other, Node, GADGET,
                             TYPE_GADGET)
        static inline int twice(int n) { return 2 * n; }
        int outside(Node *n);
        #ifdef CONFIG_FAST
        #define SPEED 9
        #else
        #define SPEED 1
        #endif
        #ifdef _WIN32
        #define HOST 1
        #endif
        #if defined(__cplusplus)
        #define HOST 2
        #else
        #define HOST 3
        #endif
        #define LIST(type) struct { struct type *first; }
        #define EACH(one, list, STEP) for ((one) = (list)->first; (one); (one) = (one)->STEP.after)
        #define EACH_LEAF(one, list) EACH(one, list, leaf)
        """;

    [TestCase("Level", "Level", "STEP SHIFT")]
    [TestCase("Node", "Node Level Leaf Node", "STEP SHIFT")]
    [TestCase("Widget", "Node Widget Level Leaf Node Widget", "STEP SHIFT")]
    [TestCase("outside", "Node Level Leaf Node outside", "STEP SHIFT")]
    [TestCase("absent", "", "")]
    public void What_a_name_relies_on_comes_with_it_and_before_it(string name, string declarations, string macros)
    {
        var set = Gather(name);
        Assert.That(string.Join(' ', set.Declarations.Select(NameOf).Where(n => n.Length > 0)), Is.EqualTo(declarations));
        Assert.That(set.Macros.Select(m => m.Name), Is.EquivalentTo(macros.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

    [TestCase("WIDGET", "Widget")]
    [TestCase("WIDGET_CLASS", "WidgetClass")]
    [TestCase("WIDGET_GET_CLASS", "WidgetClass")]
    [TestCase("GADGET", "Other")]
    [TestCase("GADGET_GET_CLASS", "Node")]
    public void The_object_models_macros_declare_functions_that_give_a_pointer(string name, string target)
    {
        var declared = Gather(name).Declarations.SelectMany(d => d.Declaration.Declarators).Single(d => d.Name == name);
        var result = (PointerTypeSyntax)((FunctionTypeSyntax)declared.Type).Returns;
        Assert.That(((NamedTypeSyntax)result.Target).Name, Is.EqualTo(target));
    }

    [Test]
    public void What_the_object_model_does_is_not_read()
    {
        var program = CProgram.Parse(Prelude.Empty.With(Gather("WIDGET")), "void f(void *p)\n{\n    WIDGET(p);\n}", "t.c");
        var host = new Intrinsics<ConcreteWord, ConcreteTruth>();
        var run = new Interpreter<ConcreteWord, ConcreteTruth>(program, new TestExecution(), host);
        var pointer = CValue<ConcreteWord>.Pointer(new PointerType(VoidType.Instance), null);
        var error = Assert.Throws<UnsupportedException>(() => run.Call("f", pointer));
        Assert.That((error!.Construct, error.Site.Line), Is.EqualTo(("unknown function 'WIDGET'", 3)));
    }

    [TestCase("LIST", "LIST", "")]
    [TestCase("EACH_LEAF", "EACH EACH_LEAF", "EACH_LEAF")]
    public void A_macro_that_stands_for_no_expression_is_taken_without_what_its_parameters_name(string name, string texts, string macros)
    {
        var set = Gather(name);
        Assert.That(set.MacroTexts.Select(m => m.Name), Is.EquivalentTo(texts.Split(' ')));
        Assert.That(set.Macros.Select(m => m.Name), Is.EquivalentTo(macros.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

    [TestCase("struct A { int a; };", "struct A {\n    int a;   /* the first */\n};", true)]
    [TestCase("struct A { int a; };", "struct A { long a; };", false)]
    [TestCase("#define A 1\n", "#define A 1 /* the first */\n", true)]
    [TestCase("#define A 1\n", "#define A 2\n", false)]
    [TestCase("static inline int A(void) { return 1; }", "static inline int A(void)\n{\n    return 1; // one\n}\n", true)]
    public void The_text_is_the_same_where_comments_and_layout_alone_differ(string one, string other, bool isSame)
    {
        var name = one.StartsWith("struct", StringComparison.Ordinal) ? "struct A" : "A";
        var texts = new[] { one, other }.Select(text => DeclarationSet.Gather([name], [Index(text)], _ => false).Text).ToList();
        Assert.That(texts, Has.All.Not.Empty);
        Assert.That(texts[0] == texts[1], Is.EqualTo(isSame));
    }

    [Test]
    public void Two_texts_that_differ_are_contested()
    {
        var set = DeclarationSet.Gather(["E"], [Index("#define E(x) for (;;x)\n"), Index("#define E(x) for (;x;)\n")], _ => false);
        Assert.That((set.MacroTexts.Count, set.Contested), Is.EqualTo((0, set.Contested)));
        Assert.That(set.Contested, Is.EqualTo(["E"]));
    }

    [Test]
    public void A_function_of_a_header_is_taken_with_its_body() =>
        Assert.That(Gather("twice").Functions.Single().Name, Is.EqualTo("twice"));

    [Test]
    public void A_name_that_the_configuration_decides_is_not_taken()
    {
        var set = Gather("SPEED");
        Assert.That((set.Macros.Count, set.Contested), Is.EqualTo((0, set.Contested)));
        Assert.That(set.Contested, Is.EqualTo(["SPEED"]));
    }

    [Test]
    public void What_another_host_or_language_defines_is_not_read()
    {
        var unit = CParser.ParseFile(Header, "a.h");
        Assert.That(unit.Macros.Where(m => m.Name == "HOST").Select(m => ((IntegerLiteral)m.Body).Value), Is.EqualTo([3UL]));
    }

    [Test]
    public void Two_definitions_that_differ_are_contested_and_equal_ones_are_not()
    {
        var set = DeclarationSet.Gather(
            ["A", "B"], [Index("#define A 1\n#define B 2\n"), Index("#define A  1 /* again */\n#define B 3\n")], _ => false);
        Assert.That(set.Macros.Select(m => m.Name), Does.Contain("A").And.Not.Contain("B"));
        Assert.That(set.Contested, Is.EqualTo(["B"]));
    }

    [Test]
    public void A_name_that_is_known_is_not_looked_up() =>
        Assert.That(DeclarationSet.Gather(["Node"], [Index(Header)], name => name == "Node").Declarations, Is.Empty);

    [TestCase("a->b.c + d", "a d")]
    [TestCase("struct s x; enum e y; union u *z;", "struct s x enum e y union u z")]
    [TestCase("trace_it(one, two(three)); four(five);", "one two three four five")]
    public void The_names_of_a_text_leave_out_members_and_trace_points(string text, string names) =>
        Assert.That(string.Join(' ', NamesOf.Text(text, "t")), Is.EqualTo(names));

    private static DeclarationSet Gather(string name) => DeclarationSet.Gather([name], [Index(Header)], _ => false);

    private static DeclarationIndex Index(string text) => DeclarationIndex.Of(CParser.ParseFile(text, "a.h"));

    private static string NameOf(TopLevelDeclaration item) =>
        item.Declaration.Declarators.Select(d => d.Name).FirstOrDefault()
            ?? (item.Declaration.Type as RecordTypeSyntax)?.Tag ?? string.Empty;
}

using NUnit.Framework;
using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Tests.CSubset.Syntax;

[TestFixture]
internal sealed class ParserShapes
{
    [Test]
    public void A_file_of_the_usual_shape_is_read_whole()
    {
        var unit = CParser.ParseFile(Samples.File, "sample.c");
        Assert.That(unit.Diagnostics, Is.Empty);
        Assert.That(unit.Functions.Select(f => f.Name), Is.EqualTo((string[])["window_order", "windows_sum"]));
        Assert.That(unit.Macros.Select(m => m.Name), Is.EqualTo((string[])["PAGE_BITS", "PAGE_BYTES", "ROUND"]));
        Assert.That(unit.Items.OfType<TopLevelMacro>().Select(m => m.Name), Is.EqualTo((string[])["type_init"]));
    }

    [TestCase("a * b;", typeof(DeclarationStatement))]
    [TestCase("Type *const p = q;", typeof(DeclarationStatement))]
    [TestCase("Type value, *p;", typeof(DeclarationStatement))]
    [TestCase("g_autoptr(Error) err = NULL;", typeof(DeclarationStatement))]
    [TestCase("QLIST_HEAD(, Window) list;", typeof(DeclarationStatement))]
    [TestCase("Entry (*get)(Device *d, unsigned n);", typeof(DeclarationStatement))]
    [TestCase("struct S s = { 0 };", typeof(DeclarationStatement))]
    [TestCase("f(a * b);", typeof(ExpressionStatement))]
    [TestCase("*p = 3;", typeof(ExpressionStatement))]
    [TestCase("a[i] *= b;", typeof(ExpressionStatement))]
    [TestCase("FOREACH(x, &l) { f(x); }", typeof(MacroStatement))]
    [TestCase("label:", typeof(NamedLabel))]
    [TestCase("asm volatile(\"nop\" : : : \"memory\");", typeof(AsmStatement))]
    public void Declarations_and_statements_are_told_apart(string text, Type kind) =>
        Assert.That(CParser.ParseStatement(text), Is.TypeOf(kind));

    [TestCase("(uint64_t)x", typeof(CastExpression))]
    [TestCase("(Window *)x", typeof(CastExpression))]
    [TestCase("(Window)(x)", typeof(CastExpression))]
    [TestCase("(hwaddr)-1", typeof(CastExpression))]
    [TestCase("(unsigned long)(x) + 1", typeof(BinaryExpression))]
    [TestCase("(width) - 1", typeof(BinaryExpression))]
    [TestCase("(MASK) & flags", typeof(BinaryExpression))]
    [TestCase("(f)(x)", typeof(CallExpression))]
    [TestCase("(Window) { 1 }", typeof(CompoundLiteral))]
    [TestCase("(Window[]) { { 1 }, { 2 } }", typeof(CompoundLiteral))]
    [TestCase("sizeof(Window) * n", typeof(BinaryExpression))]
    [TestCase("({ int a = 1; a; })", typeof(StatementExpression))]
    [TestCase("container_of(p, struct Window, next)", typeof(CallExpression))]
    [TestCase("a ?: b", typeof(ConditionalExpression))]
    [TestCase("PREFIX \"text\" PRIx64", typeof(StringLiteral))]
    public void Expressions_that_C_decides_by_types_are_told_apart_by_spelling(string text, Type kind) =>
        Assert.That(CParser.ParseExpression(text), Is.TypeOf(kind));

    [Test]
    public void A_declarator_is_read_inside_out()
    {
        var unit = CParser.ParseFile("int *(*table[4])(void *, int);", "t.c");
        var type = unit.Items.OfType<TopLevelDeclaration>().Single().Declaration.Declarators[0].Type;
        Assert.That(type, Is.TypeOf<ArrayTypeSyntax>());
        Assert.That(((ArrayTypeSyntax)type).Element, Is.TypeOf<PointerTypeSyntax>());
        var function = (FunctionTypeSyntax)((PointerTypeSyntax)((ArrayTypeSyntax)type).Element).Target;
        Assert.That(function.Parameters, Has.Count.EqualTo(2));
        Assert.That(function.Returns, Is.TypeOf<PointerTypeSyntax>());
    }

    [TestCase("0x1fULL", 31UL, true, 2)]
    [TestCase("0b101u", 5UL, true, 0)]
    [TestCase("017L", 15UL, false, 1)]
    [TestCase("18446744073709551615U", ulong.MaxValue, true, 0)]
    public void An_integer_literal_has_a_value_and_a_suffix(string text, ulong value, bool unsigned, int longs)
    {
        var literal = (IntegerLiteral)CParser.ParseExpression(text);
        Assert.That((literal.Value, literal.Unsigned, literal.Longs), Is.EqualTo((value, unsigned, longs)));
    }

    [TestCase("'a'", 97)]
    [TestCase(@"'\n'", 10)]
    [TestCase(@"'\xff'", -1)]
    [TestCase(@"'\0'", 0)]
    [TestCase(@"'\033'", 27)]
    public void A_character_literal_is_a_signed_char_as_int(string text, int value) =>
        Assert.That(((CharacterLiteral)CParser.ParseExpression(text)).Value, Is.EqualTo(value));

    [Test]
    public void The_first_branch_of_a_conditional_is_read_and_a_disabled_one_is_not()
    {
        var unit = CParser.ParseFile("#if 0\nint a;\n#else\nint b;\n#endif\n#ifdef X\nint c;\n#else\nint d;\n#endif\n", "t.c");
        var names = unit.Items.OfType<TopLevelDeclaration>().Select(d => d.Declaration.Declarators[0].Name);
        Assert.That(names, Is.EqualTo((string[])["b", "c"]));
        Assert.That(unit.Directives.Count(d => d.IsConditional), Is.EqualTo(6));
    }
}

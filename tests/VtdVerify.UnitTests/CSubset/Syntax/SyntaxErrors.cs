using NUnit.Framework;
using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Tests.CSubset.Syntax;

[TestFixture]
internal sealed class SyntaxErrors
{
    [Test]
    public void An_error_names_place_token_and_what_was_expected()
    {
        var error = Assert.Throws<CSyntaxException>(() => CParser.ParseStatement("if (a] b();", "t.c", 7));
        Assert.That(error!.Message, Is.EqualTo("t.c:7:6: found ']', expected ')'"));
    }

    [Test]
    public void One_broken_function_does_not_hide_the_others()
    {
        const string text = "int a(void)\n{\n    return 1 +;\n}\n\nint b(void)\n{\n    return 2;\n}\n";
        var unit = CParser.ParseFile(text, "t.c");
        Assert.That(unit.Functions.Select(f => (f.Name, f.IsParsed)), Is.EqualTo(((string, bool)[])[("a", false), ("b", true)]));
        Assert.That(unit.Functions.First().Unread, Is.EqualTo(unit.Diagnostics.Single().Message));
        Assert.That(unit.Diagnostics.Single().Message, Is.EqualTo("t.c:3:15: found ';', expected an expression"));
    }

    [Test]
    public void A_missing_brace_does_not_hide_the_next_function()
    {
        var unit = CParser.ParseFile("int a(void)\n{\n    if (x) {\n    y();\n}\n\nint b(void)\n{\n    return 2;\n}\n", "t.c");
        Assert.That(unit.Functions.Select(f => f.Name), Does.Contain("b"));
        Assert.That(unit.Diagnostics, Is.Not.Empty);
    }

    // GCC has 128 bits for the first; how wide and signed the others are is the target's.
    [TestCase("18446744073709551615", "an integer literal of at most 64 bits, with its sign")]
    [TestCase("L'\\xff'", "a wide character of 7 bits")]
    [TestCase("u'ab'", "a wide character of 7 bits")]
    public void A_constant_of_another_type_than_it_seems_is_refused(string constant, string expected)
    {
        var error = Assert.Throws<CSyntaxException>(() => CParser.ParseStatement($"a = {constant};", "t.c", 1));
        Assert.That(error!.Message, Does.Contain(expected));
    }

    [TestCase("18446744073709551615u")]
    [TestCase("0xffffffffffffffff")]
    [TestCase("L'a'")]
    public void A_constant_of_a_known_type_is_read(string constant) =>
        Assert.That(() => CParser.ParseStatement($"a = {constant};", "t.c", 1), Throws.Nothing);

    [TestCase("(", ")")]
    [TestCase("{", "}")]
    [TestCase("!", "")]
    [TestCase("a = ", "")]
    [TestCase("x ? ", " : y")]
    [TestCase("if (a) ", "")]
    public void Deep_nesting_is_an_error_not_an_overflow(string open, string close)
    {
        var text = string.Concat(Enumerable.Repeat(open, 100_000)) + "b" + string.Concat(Enumerable.Repeat(close, 100_000)) + ";";
        var error = Assert.Throws<CSyntaxException>(() => CParser.ParseStatement(text));
        Assert.That(error!.Diagnostic.Expected, Does.Contain("nesting"));
    }

    [TestCase(" + a")]
    [TestCase(", a")]
    [TestCase("->a")]
    public void A_chain_of_operators_without_end_is_an_error(string link)
    {
        var text = "a" + string.Concat(Enumerable.Repeat(link, 100_000));
        Assert.That(() => CParser.ParseExpression(text), Throws.TypeOf<CSyntaxException>());
    }

    // Each makes another type or another object of what it stands beside.
    [TestCase("unsigned turns __attribute__((mode(QI)));", "a declaration without the attribute mode")]
    [TestCase("__attribute__((unused, __vector_size__(16))) int four;", "a declaration without the attribute vector_size")]
    [TestCase("extern int other __attribute__((alias(\"one\")));", "a declaration without the attribute alias")]
    [TestCase(
        "struct __attribute__((scalar_storage_order(\"big-endian\"))) S { int a; };",
        "a declaration without the attribute scalar_storage_order")]
    [TestCase("extern int other asm(\"one\");", "a declaration without an assembler's name")]
    [TestCase("enum __attribute__((packed)) { NONE, ONE } kind;", "an enum that is not packed")]
    [TestCase("typedef enum { NONE, ONE } __attribute__((__packed__)) kind;", "an enum that is not packed")]
    public void An_attribute_that_changes_a_type_or_an_object_is_not_passed_over(string declaration, string expected) =>
        Assert.That(CParser.ParseFile(declaration, "t.c").Diagnostics[0].Expected, Is.EqualTo(expected));

    [TestCase("struct S { int a; } __attribute__((packed)) s;")]
    [TestCase("int a __attribute__((unused, aligned(8)));")]
    [TestCase("__attribute__((format(printf, 1, 2))) void report(const char *text, ...);")]
    public void Other_attributes_are_passed_over(string declaration) =>
        Assert.That(CParser.ParseFile(declaration, "t.c").Diagnostics, Is.Empty);

    [Test]
    public void A_text_above_the_limit_is_refused() =>
        Assert.That(() => CParser.ParseFile(new string(' ', SourceText.MaxLength + 1), "t.c"), Throws.TypeOf<CSyntaxException>());
}

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
        Assert.That(unit.Functions.Select(f => f.Name), Is.EqualTo((string[])["b"]));
        Assert.That(unit.Diagnostics.Single().Message, Is.EqualTo("t.c:3:15: found ';', expected an expression"));
    }

    [Test]
    public void A_missing_brace_does_not_hide_the_next_function()
    {
        var unit = CParser.ParseFile("int a(void)\n{\n    if (x) {\n    y();\n}\n\nint b(void)\n{\n    return 2;\n}\n", "t.c");
        Assert.That(unit.Functions.Select(f => f.Name), Does.Contain("b"));
        Assert.That(unit.Diagnostics, Is.Not.Empty);
    }

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

    [Test]
    public void A_text_above_the_limit_is_refused() =>
        Assert.That(() => CParser.ParseFile(new string(' ', SourceText.MaxLength + 1), "t.c"), Throws.TypeOf<CSyntaxException>());
}

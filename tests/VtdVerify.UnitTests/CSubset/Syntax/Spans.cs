using NUnit.Framework;
using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Tests.CSubset.Syntax;

[TestFixture]
internal sealed class Spans
{
    private static readonly TranslationUnit Unit = CParser.ParseFile(Samples.File, "sample.c", 100);

    private static FunctionDefinition Sum => Unit.Functions.Last();

    [Test]
    public void A_function_spans_from_its_first_specifier_to_its_closing_brace()
    {
        var text = Unit.Source.Slice(Sum.Span);
        Assert.That(text, Does.StartWith("static uint64_t windows_sum(").And.EndWith("return sum;\n}"));
        Assert.That(Unit.Source.Slice(Sum.Signature.Span), Is.EqualTo("static uint64_t windows_sum(Window *first, unsigned long n)"));
    }

    [Test]
    public void A_statement_knows_its_line_column_and_text()
    {
        var loop = Sum.Body.Items.OfType<ForStatement>().Single();
        Assert.That(
            loop.Span.Line,
            Is.EqualTo(100 + Samples.File[..Samples.File.IndexOf("for (i", StringComparison.Ordinal)].Count(c => c == '\n')));
        Assert.That(loop.Span.Column, Is.EqualTo(5));
        Assert.That(Unit.Source.Slice(loop.Condition!.Span), Is.EqualTo("i < n && first"));
        Assert.That(Unit.Source.Slice(loop.Step!.Span), Is.EqualTo("i++, first++"));
    }

    [Test]
    public void An_operand_in_parentheses_spans_its_parentheses()
    {
        var product = (BinaryExpression)CParser.ParseExpression("(a + b) * c");
        Assert.That(product.Left, Is.TypeOf<ParenthesizedExpression>());
        Assert.That((product.Left.Span.Start, product.Left.Span.Length), Is.EqualTo((0, 7)));
    }

    [Test]
    public void The_line_of_a_place_is_given_for_a_caret()
    {
        var place = Sum.Body.Items.OfType<DoStatement>().Single().Span;
        Assert.That(Unit.Source.LineAt(place.Start), Is.EqualTo("    do {"));
    }
}

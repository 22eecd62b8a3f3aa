using NUnit.Framework;
using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Tests.CSubset.Syntax;

[TestFixture]
internal sealed class Precedence
{
    [TestCase("a + b * c - d", "((a + (b * c)) - d)")]
    [TestCase("a << b + c < d == e", "(((a << (b + c)) < d) == e)")]
    [TestCase("a & b == c | d ^ e && f || g", "((((a & (b == c)) | (d ^ e)) && f) || g)")]
    [TestCase("a = b += c ? d : e ? f : g", "(a = (b += (c ? d : (e ? f : g))))")]
    [TestCase("a, b = c, d", "((a , (b = c)) , d)")]
    [TestCase("-a[1]->b.c++ * ~!*d", "((-((a[1]->b.c)++)) * (~(!(*d))))")]
    [TestCase("a - b - c / d % e", "((a - b) - ((c / d) % e))")]
    [TestCase("&a->b == --c", "((&a->b) == (--c))")]
    [TestCase("a || b && c", "(a || (b && c))")]
    [TestCase("a >> 1 >= b != c", "(((a >> 1) >= b) != c)")]
    public void Operators_bind_as_in_C(string text, string expected) =>
        Assert.That(Show(CParser.ParseExpression(text)), Is.EqualTo(expected));

    private static string Show(CExpression node) => node switch
    {
        NameExpression name => name.Name,
        IntegerLiteral literal => $"{literal.Value}",
        UnaryExpression unary => $"({Operators.Text(unary.Operator)}{Show(unary.Operand)})",
        IncrementExpression { Prefix: true } step => $"({(step.Increments ? "++" : "--")}{Show(step.Target)})",
        IncrementExpression step => $"(({Show(step.Target)}){(step.Increments ? "++" : "--")})",
        BinaryExpression binary => $"({Show(binary.Left)} {Operators.Text(binary.Operator)} {Show(binary.Right)})",
        AssignmentExpression { Operator: { } op } set => $"({Show(set.Target)} {Operators.Text(op)}= {Show(set.Value)})",
        AssignmentExpression set => $"({Show(set.Target)} = {Show(set.Value)})",
        ConditionalExpression choice => $"({Show(choice.Condition)} ? {Show(choice.Then!)} : {Show(choice.Else)})",
        CommaExpression comma => $"({Show(comma.Left)} , {Show(comma.Right)})",
        MemberExpression member => $"{Show(member.Object)}{(member.Arrow ? "->" : ".")}{member.Member}",
        IndexExpression index => $"{Show(index.Array)}[{Show(index.Index)}]",
        _ => node.GetType().Name,
    };
}

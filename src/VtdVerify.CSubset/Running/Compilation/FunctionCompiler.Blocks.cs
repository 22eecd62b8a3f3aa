using VtdVerify.CSubset.Running.Nodes;
using VtdVerify.CSubset.Syntax;

namespace VtdVerify.CSubset.Running.Compilation;

/// <content>GNU's statement expressions.</content>
internal sealed partial class FunctionCompiler<TWord, TTruth>
{
    private Node<TWord, TTruth> Block(StatementExpression expression)
    {
        if (scopes.Count == 0)
        {
            return Unsupported("a statement expression in a constant", expression);
        }

        var items = expression.Block.Items;
        var last = items.Count > 0 ? items[^1] as ExpressionStatement : null;
        var first = slotNames.Count;
        scopes.Push(new(StringComparer.Ordinal));
        blocks.Push(items);
        var labels = jumps.Enter(items);
        var before = items.Take(items.Count - (last is null ? 0 : 1)).Where(i => i is not NamedLabel);
        Statement<TWord, TTruth>[] runners = [.. before.Select(Item)];
        var value = last is null ? null : Value(last.Expression);
        jumps.Leave();
        blocks.Pop();
        scopes.Pop();
        return labels is null
            ? new BlockNode<TWord, TTruth>(runners, value, first, slotNames.Count, SiteOf(expression.Span))
            : Unsupported("a label in a statement expression", expression);
    }
}

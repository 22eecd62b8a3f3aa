using VtdVerify.CSubset.Running.Nodes;
using VtdVerify.CSubset.Syntax;
using VtdVerify.Terms;

namespace VtdVerify.CSubset.Running.Compilation;

/// <summary>The labels of the blocks that are being compiled, and how far each block is.</summary>
internal sealed class JumpScopes
{
    private readonly Stack<Scope> open = new();

    /// <summary>Begins a block; of its items the labels are no statements.</summary>
    /// <returns>The block's labels; null where there are none.</returns>
    public BlockLabels? Enter(IEnumerable<CStatement> items)
    {
        var (labels, statements, any) = (new BlockLabels(), 0, false);
        foreach (var item in items)
        {
            if (item is NamedLabel label)
            {
                any = true;
                labels.Add(label.Name, statements);
            }
            else
            {
                statements++;
            }
        }

        open.Push(new Scope(labels));
        return any ? labels : null;
    }

    /// <summary>Says that the next statement of the innermost block is being compiled.</summary>
    public void Next() => open.Peek().Statement++;

    public void Leave() => open.Pop();

    /// <summary>Takes down a jump from the statement at hand; gives what is not read of it, null where it is read.</summary>
    public string? Jump(CExpression target, CodeSite site)
    {
        if (target is not NameExpression { Name: var label })
        {
            return "a computed goto";
        }

        var scope = open.FirstOrDefault(s => s.Labels.ItemOf(label) is not null);
        if (scope is null)
        {
            return $"a goto to '{label}', which is in no block around it";
        }

        if (scope.Labels.ItemOf(label) <= scope.Statement)
        {
            scope.Labels.JumpsBack(label, site);
        }

        return null;
    }

    private sealed class Scope(BlockLabels labels)
    {
        public BlockLabels Labels { get; } = labels;

        /// <summary>The statement that is being compiled; -1 before the first.</summary>
        public int Statement { get; set; } = -1;
    }
}

using VtdVerify.CSubset.Syntax;

namespace VtdVerify.CSubset.Running.Compilation;

/// <summary>The labels of the blocks that are being compiled, and how far each block is.</summary>
internal sealed class JumpScopes
{
    private readonly Stack<Scope> open = new();

    /// <summary>Begins a block; of its items the labels are no statements.</summary>
    /// <returns>By name, which of the block's statements follows a label; null where there are no labels.</returns>
    public IReadOnlyDictionary<string, int>? Enter(IEnumerable<CStatement> items)
    {
        var (labels, statements) = (new Dictionary<string, int>(StringComparer.Ordinal), 0);
        foreach (var item in items)
        {
            if (item is NamedLabel label)
            {
                labels[label.Name] = statements;
            }
            else
            {
                statements++;
            }
        }

        open.Push(new Scope(labels));
        return labels.Count == 0 ? null : labels;
    }

    /// <summary>Says that the next statement of the innermost block is being compiled.</summary>
    public void Next() => open.Peek().Statement++;

    public void Leave() => open.Pop();

    /// <summary>What is not read of a jump to a label from the statement at hand; null where it is read.</summary>
    public string? Refuse(CExpression target)
    {
        if (target is not NameExpression { Name: var label })
        {
            return "a computed goto";
        }

        var scope = open.FirstOrDefault(s => s.Labels.ContainsKey(label));
        return scope is null ? $"a goto to '{label}', which is in no block around it"
            : scope.Labels[label] <= scope.Statement ? $"a backward goto to '{label}'"
            : null;
    }

    private sealed class Scope(IReadOnlyDictionary<string, int> labels)
    {
        public IReadOnlyDictionary<string, int> Labels { get; } = labels;

        /// <summary>The statement that is being compiled; -1 before the first.</summary>
        public int Statement { get; set; } = -1;
    }
}

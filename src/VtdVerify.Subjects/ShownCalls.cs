using VtdVerify.CSubset.Fragments;
using VtdVerify.CSubset.Headers;
using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Subjects;

/// <summary>Which functions of a patch a function may run, as far as their lines are shown.</summary>
internal static class ShownCalls
{
    /// <summary>The function itself, what it mentions, and what this mentions, by way of the patch's macros, too.</summary>
    public static IReadOnlySet<string> From(string function, FragmentFunctions shown)
    {
        var items = shown.Whole.Select(f => (f.Name, Nodes: (IEnumerable<CNode>)[f.Definition.Body]))
            .Concat(shown.Partial.Select(f => (f.Name, Nodes: f.Runs.SelectMany(r => r.Statements).Cast<CNode>())))
            .Concat(shown.Macros.Select(m => (m.Name, Nodes: (IEnumerable<CNode>)[m.Body])))
            .ToLookup(item => item.Name, item => item.Nodes, StringComparer.Ordinal);
        return NamesOf.Reached([function], name => items[name].SelectMany(nodes => nodes)
            .SelectMany(SyntaxWalk.Expressions).OfType<NameExpression>().Select(mention => mention.Name));
    }
}

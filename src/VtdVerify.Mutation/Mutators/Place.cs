using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Mutation.Mutators;

/// <summary>A node where it stands.</summary>
/// <param name="Ancestors">The innermost one first; the last one is a statement at the function's outermost level, or its body.</param>
internal sealed record Place(CNode Node, IReadOnlyList<CNode> Ancestors, FunctionText Function)
{
    public CNode? Parent => Ancestors is [var parent, ..] ? parent : null;

    public string Text(CNode node) => Function.Source.Slice(node.Span);

    /// <summary>What stands between two nodes.</summary>
    public string Between(CNode first, CNode second) => Function.Source.Text[first.Span.End..second.Span.Start];

    /// <summary>The span from one offset of the text to another.</summary>
    public SourceSpan SpanOf(int start, int end)
    {
        var before = Function.Source.Text[..start];
        var line = Function.Source.FirstLine + before.Count(c => c == '\n');
        return new SourceSpan(Function.Source.File, line, start - before.LastIndexOf('\n'), start, end - start);
    }

    /// <summary>The places of the nodes directly within this one.</summary>
    public IEnumerable<Place> Children() =>
        SyntaxWalk.Children(Node).Select(child => this with { Node = child, Ancestors = [Node, .. Ancestors] });

    /// <summary>This place and all places within it, in the order of the text.</summary>
    public IEnumerable<Place> All() => Children().SelectMany(child => child.All()).Prepend(this);
}

using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Mutation.Mutators;

/// <summary>A change of the source text.</summary>
/// <param name="Span">What goes; length 0 for an insertion.</param>
/// <param name="Text">What comes in its place.</param>
internal sealed record Edit(SourceSpan Span, string Text)
{
    public static Edit Of(CNode node, string text) => new(node.Span, text);

    /// <summary>From the first unit of one node to the last one of a later node.</summary>
    public static Edit Between(CNode first, CNode last, string text) =>
        new(first.Span with { Length = last.Span.End - first.Span.Start }, text);
}

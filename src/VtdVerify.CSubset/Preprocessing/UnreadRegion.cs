namespace VtdVerify.CSubset.Preprocessing;

/// <summary>A part of a text of which the preprocessor cannot say what a compiler makes of it.</summary>
/// <param name="Start">Its first offset.</param>
/// <param name="End">The offset behind it.</param>
/// <param name="Reason">What is missing, by name: a construct, as reports name those that are not read.</param>
public sealed record UnreadRegion(int Start, int End, string Reason)
{
    /// <summary>Whether a part of the text overlaps it, or one of the two lies within the other.</summary>
    public bool Meets(int start, int end) => Start < end && start < End;
}

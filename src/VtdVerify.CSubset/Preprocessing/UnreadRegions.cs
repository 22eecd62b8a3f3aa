namespace VtdVerify.CSubset.Preprocessing;

/// <summary>The regions of a text, to be asked for many parts of it.</summary>
internal sealed class UnreadRegions
{
    // Of so few the first that was noted is found, which is the one that people look for.
    private const int Few = 64;

    private readonly IReadOnlyList<UnreadRegion> noted;
    private readonly UnreadRegion[] byStart = [];

    // Of those that begin before one and itself, which ends last.
    private readonly UnreadRegion[] longest = [];

    /// <summary>Puts them in order.</summary>
    /// <param name="noted">In the order in which they were noted.</param>
    public UnreadRegions(IReadOnlyList<UnreadRegion> noted)
    {
        this.noted = noted;
        if (noted.Count <= Few)
        {
            return;
        }

        byStart = [.. noted.OrderBy(region => region.Start)];
        longest = new UnreadRegion[byStart.Length];
        for (var i = 0; i < byStart.Length; i++)
        {
            longest[i] = i > 0 && longest[i - 1].End >= byStart[i].End ? longest[i - 1] : byStart[i];
        }
    }

    /// <summary>One that a part of the text meets; null where none does.</summary>
    /// <param name="start">Its first offset.</param>
    /// <param name="end">The offset behind it.</param>
    public UnreadRegion? Meeting(int start, int end)
    {
        if (noted.Count <= Few)
        {
            return noted.FirstOrDefault(region => region.Meets(start, end));
        }

        var before = Ordered.CountWhile(byStart, region => region.Start < end);
        return before > 0 && longest[before - 1].Meets(start, end) ? longest[before - 1] : null;
    }
}

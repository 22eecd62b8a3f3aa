using VtdVerify.CSubset;
using VtdVerify.Tree.Files;

namespace VtdVerify.Tree.Placing;

/// <summary>The lines of a file while hunks are placed in it, one after the other.</summary>
internal sealed class FileLines(TreeFile file)
{
    private readonly List<SourceLine> lines = [.. file.Lines];
    private TreeFile current = file;

    public bool IsChanged { get; private set; }

    /// <summary>The file as it is now.</summary>
    public TreeFile Current => current;

    public int Count => lines.Count;

    /// <summary>The first lines, zero-based, at which all texts stand; blanks at the ends of lines do not count.</summary>
    /// <param name="first">Zero-based, inclusive.</param>
    /// <param name="end">Exclusive.</param>
    public IReadOnlyList<int> PlacesOf(IReadOnlyList<string> texts, int first, int end)
    {
        var places = new List<int>();
        for (var at = first; texts.Count > 0 && at + texts.Count <= end; at++)
        {
            if (Enumerable.Range(0, texts.Count).All(i => lines[at + i].Text.AsSpan().TrimEnd().SequenceEqual(texts[i].AsSpan().TrimEnd())))
            {
                places.Add(at);
            }
        }

        return places;
    }

    public void Replace(int at, int count, IReadOnlyList<SourceLine> replacement)
    {
        lines.RemoveRange(at, count);
        lines.InsertRange(at, replacement);
        current = new TreeFile(current.Path, [.. lines]);
        IsChanged = true;
    }
}

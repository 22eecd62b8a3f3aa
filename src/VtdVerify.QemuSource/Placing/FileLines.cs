using VtdVerify.QemuSource.Files;

namespace VtdVerify.QemuSource.Placing;

/// <summary>The lines of a file while hunks are placed in it, one after the other.</summary>
internal sealed class FileLines(TreeFile file)
{
    private readonly List<FileLine> lines = [.. file.Text.Lines];
    private TreeFile current = file;

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

    /// <summary>The first lines, zero-based, at which all texts stand with their ends, byte for byte.</summary>
    public IReadOnlyList<int> ExactPlacesOf(IReadOnlyList<string> texts) =>
    [
        .. Enumerable.Range(0, Math.Max(0, lines.Count - texts.Count + 1))
            .Where(at => Enumerable.Range(0, texts.Count).All(i => lines[at + i].Text == texts[i])),
    ];

    public FileLine this[int at] => lines[at];

    public void Append(IEnumerable<string> texts)
    {
        if (lines is [.., var last] && !last.Text.EndsWith('\n'))
        {
            lines[^1] = last with { Text = last.Text + "\n" };
        }

        Replace(lines.Count, 0, [.. texts.Select(text => new FileLine(text + "\n", Changed: true))]);
    }

    public void Replace(int at, int count, IReadOnlyList<FileLine> replacement)
    {
        lines.RemoveRange(at, count);
        lines.InsertRange(at, replacement);
        current = new TreeFile(current.Path, new FileText([.. lines]));
    }
}

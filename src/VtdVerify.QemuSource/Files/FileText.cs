using VtdVerify.CSubset;

namespace VtdVerify.QemuSource.Files;

/// <summary>One line of a file with its end: <c>"\n"</c>, or nothing where the file ends without one. A carriage return is text.</summary>
/// <param name="Changed">A patch added it.</param>
public readonly record struct FileLine(string Text, bool Changed);

/// <summary>The text of a file, so that it can be written again byte for byte.</summary>
public sealed record FileText(IReadOnlyList<FileLine> Lines)
{
    public static FileText Empty { get; } = new([]);

    /// <summary>Splits at line feeds only: C sources hold form feeds.</summary>
    public static FileText Of(string text)
    {
        var lines = new List<FileLine>();
        for (var at = 0; at < text.Length;)
        {
            var feed = text.IndexOf('\n', at);
            var end = feed < 0 ? text.Length : feed + 1;
            lines.Add(new FileLine(text[at..end], Changed: false));
            at = end;
        }

        return new FileText(lines);
    }

    /// <summary>
    /// The lines without their ends, as code is read: after a last line feed comes one more line, which is empty.
    /// </summary>
    public IReadOnlyList<SourceLine> ForReading()
    {
        var lines = Lines.Select(line => new SourceLine(line.Text.TrimEnd('\r', '\n'), line.Changed)).ToList();
        if (Lines.Count == 0 || Lines[^1].Text.EndsWith('\n'))
        {
            lines.Add(new SourceLine(string.Empty, Changed: false));
        }

        return lines;
    }

    /// <summary>Whether both are the same text; who added a line does not count.</summary>
    public bool SameAs(FileText other) => Lines.Select(line => line.Text).SequenceEqual(other.Lines.Select(line => line.Text));

    public override string ToString() => string.Concat(Lines.Select(line => line.Text));
}

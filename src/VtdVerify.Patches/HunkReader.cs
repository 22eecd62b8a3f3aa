using System.Text.RegularExpressions;

namespace VtdVerify.Patches;

/// <summary>Reads one hunk and holds it against the counts of its own header.</summary>
internal sealed partial class HunkReader
{
    private const char NoBreakSpace = '\u00a0';
    private const int ShortestWrapped = 55;

    private readonly LineCursor _cursor;
    private readonly HunkHeader _header;
    private readonly int _headerIndex;
    private readonly List<HunkLine> _lines = [];
    private int _oldSeen;
    private int _newSeen;

    private readonly bool _isCode;

    private HunkReader(LineCursor cursor, bool isCode)
    {
        _cursor = cursor;
        _isCode = isCode;
        _headerIndex = cursor.Index;
        _header = HunkHeader.Parse(cursor.Line) ?? throw cursor.Error(
            "this is not a hunk header: expected '@@ -START,COUNT +START,COUNT @@' with starts above 0 and counts that are not both 0",
            Remedies.TakeOriginal);
    }

    /// <summary>Empty lines that were read as empty context: some mail programs remove a line's only blank.</summary>
    public int BlanksRestored { get; private set; }

    /// <summary>Reads the hunk whose header the cursor stands on and leaves the cursor behind its last line.</summary>
    /// <param name="isCode">The file holds C, in which no line is indented by no-break spaces.</param>
    public static (Hunk Hunk, int BlanksRestored) Read(LineCursor cursor, bool isCode)
    {
        var inputLine = cursor.InputLine;
        var reader = new HunkReader(cursor, isCode);
        cursor.Advance();
        reader.ReadLines();
        var header = reader._header;
        var hunk = new Hunk(
            header.OldStart,
            header.OldCount,
            header.NewStart,
            header.NewCount,
            header.SectionHeading,
            reader._lines.AsReadOnly(),
            inputLine);
        return (hunk, reader.BlanksRestored);
    }

    private void ReadLines()
    {
        while (_oldSeen < _header.OldCount || _newSeen < _header.NewCount)
        {
            if (_cursor.AtEnd || AtSignature())
            {
                throw CutShort();
            }

            ReadLine(_cursor.Line);
            _cursor.Advance();
        }

        if (_cursor.StartsWith("\\ "))
        {
            MarkMissingNewline();
            _cursor.Advance();
        }
    }

    private void ReadLine(string line)
    {
        switch (line)
        {
            case "":
                BlanksRestored++;
                Add(HunkLineKind.Context, line);
                break;
            case [' ', ..]:
                Add(HunkLineKind.Context, line[1..]);
                break;
            case ['+', ..]:
                Add(HunkLineKind.Added, line[1..]);
                break;
            case ['-', ..]:
                Add(HunkLineKind.Removed, line[1..]);
                break;
            case ['\\', ' ', ..]:
                MarkMissingNewline();
                break;
            default:
                throw Unexpected(line);
        }
    }

    private void Add(HunkLineKind kind, string text)
    {
        var (old, @new) = (kind != HunkLineKind.Added, kind != HunkLineKind.Removed);
        if ((old && _oldSeen == _header.OldCount) || (@new && _newSeen == _header.NewCount))
        {
            var side = old && _oldSeen == _header.OldCount ? "old" : "new";
            throw _cursor.Error(
                $"the hunk has more {side} lines than the {Announced()} that its header (line {HeaderLine()}) announces",
                Remedies.TakeOriginal);
        }

        if (_isCode && kind != HunkLineKind.Removed && IndentedByNoBreakSpace(text))
        {
            throw _cursor.Error(
                "no-break spaces (U+00A0) stand where the code is indented: a mail program or a web page put them there",
                Remedies.TakeOriginal);
        }

        _lines.Add(new HunkLine(
            kind,
            text,
            old ? _header.OldStart + _oldSeen : null,
            @new ? _header.NewStart + _newSeen : null,
            _cursor.InputLine,
            EndsWithoutNewline: false));
        _oldSeen += old ? 1 : 0;
        _newSeen += @new ? 1 : 0;
    }

    private void MarkMissingNewline()
    {
        if (_lines is not [.., var last])
        {
            throw _cursor.Error("'\\ No newline at end of file' must follow a line of the hunk", Remedies.TakeOriginal);
        }

        _lines[^1] = last with { EndsWithoutNewline = true };
    }

    /// <summary>format-patch ends with "-- " and git's version, which would otherwise read as a removed line.</summary>
    private bool AtSignature() => _cursor.Line is "-- " && GitVersion().IsMatch(_cursor.Peek(1));

    private PatchFormatException Unexpected(string line)
    {
        if (line.StartsWith("@@", StringComparison.Ordinal) || line.StartsWith("diff ", StringComparison.Ordinal))
        {
            return CutShort();
        }

        var what = line[0] == '\t' ? "a line that begins with a tab; the blank that marks context was lost"
            : line[0] == NoBreakSpace ? "a line that begins with a no-break space (U+00A0) where a blank marks context"
            : IsRestOfLongLine(line) ? "the rest of the line above: a mail program wrapped long lines"
            : $"a line that begins with '{Printable(line[0])}'; the hunk was cut short, or a mail program wrapped its lines";
        return _cursor.Error(
            $"the hunk (header on line {HeaderLine()}) announces {Announced()}, but after {Seen()} comes {what}",
            Remedies.TakeOriginal);
    }

    /// <summary>Mail programs wrap what has more than 72 to 80 characters; a line of a diff never begins with a letter.</summary>
    private bool IsRestOfLongLine(string line) =>
        _lines is [.., var above] && above.Text.Length > ShortestWrapped && !char.IsControl(line[0]);

    private static bool IndentedByNoBreakSpace(string text) =>
        text.TakeWhile(char.IsWhiteSpace).Contains(NoBreakSpace);

    private PatchFormatException CutShort() => _cursor.ErrorAt(
        _headerIndex,
        $"the hunk is cut short: its header announces {Announced()}, but it ends after {Seen()}",
        Remedies.TakeOriginal);

    private string Announced() => $"{_header.OldCount} old and {_header.NewCount} new lines";

    private string Seen() => $"{_oldSeen} old and {_newSeen} new";

    private int HeaderLine() => _cursor.InputLine is { } line ? line - _cursor.Index + _headerIndex : _headerIndex + 1;

    private static string Printable(char character) => char.IsControl(character) ? $"\\u{(int)character:x4}" : character.ToString();

    [GeneratedRegex(@"^[0-9]+\.[0-9]", RegexOptions.CultureInvariant)]
    private static partial Regex GitVersion();
}

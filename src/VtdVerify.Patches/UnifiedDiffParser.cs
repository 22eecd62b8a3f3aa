namespace VtdVerify.Patches;

/// <summary>What a text held: the lines before its first file header, the files, and what was put right on the way.</summary>
internal sealed record ParsedDiff(IReadOnlyList<string> Leading, IReadOnlyList<FileDiff> Files, IReadOnlyList<string> Notes);

/// <summary>
/// A unified diff as GNU diff and git write it. Text before the first file header and after the last hunk is not part of it; everything
/// in between must be, down to each hunk's counts.
/// </summary>
internal sealed class UnifiedDiffParser
{
    private const string MergeRemedy = "Give the diff against one parent: 'git diff PARENT MERGE' or 'git show -m --first-parent'.";

    private readonly DiffText _text;
    private readonly LineCursor _cursor;
    private readonly List<string> _leading = [];
    private readonly List<FileDiff> _files = [];
    private readonly List<string> _notes = [];
    private int? _stray;
    private int? _lastGitHeader;
    private bool _signed;
    private bool _inText;
    private int _blanksRestored;

    private int LastGitHeader => _lastGitHeader
        ??= _text.Lines.ToList().FindLastIndex(line => line.StartsWith(FileHeader.GitOpening, StringComparison.Ordinal));

    private UnifiedDiffParser(DiffText text)
    {
        _text = text;
        _cursor = new LineCursor(text);
    }

    /// <summary>Reads a text, which may have no diff in it at all: then there are no files.</summary>
    /// <exception cref="PatchFormatException">The diff in the text is damaged.</exception>
    public static ParsedDiff Parse(DiffText text) => new UnifiedDiffParser(text).Run();

    private ParsedDiff Run()
    {
        while (!_cursor.AtEnd)
        {
            if (FileHeader.IsGitAt(_cursor) || (FileHeader.IsPlainAt(_cursor) && !IsText()))
            {
                ReadFile();
            }
            else
            {
                ReadOther();
            }
        }

        if (_text.HadCarriageReturns)
        {
            _notes.Add("The lines ended in CR LF; they were read as if they ended in LF.");
        }

        if (_blanksRestored > 0)
        {
            _notes.Add($"{_blanksRestored} entirely empty line(s) inside hunks were read as empty context lines.");
        }

        return new ParsedDiff(_leading.AsReadOnly(), _files.AsReadOnly(), _notes.AsReadOnly());
    }

    /// <summary>
    /// Two lines of a message that look like a plain header: there is no hunk below, and a diff that git made begins further down.
    /// </summary>
    private bool IsText() => _files.Count == 0 && !_cursor.StartsWith("@@", ahead: 2) && _cursor.Index < LastGitHeader;

    private void ReadFile()
    {
        var header = FileHeader.Read(_cursor);
        var hunks = new List<Hunk>();
        while (!header.IsBinary && _cursor.StartsWith("@@"))
        {
            var at = _cursor.Index;
            var (hunk, blanks) = HunkReader.Read(_cursor, header.IsCode);
            CheckOrder(hunks, hunk, at);
            hunks.Add(hunk);
            _blanksRestored += blanks;
        }

        _files.Add(header.Finish(hunks.AsReadOnly()));
        (_stray, _signed, _inText) = (null, false, false);
        if (hunks.Count > 0 && IsHunkLine(_cursor.Peek(0)))
        {
            throw Overlong();
        }
    }

    private void CheckOrder(List<Hunk> hunks, Hunk next, int index)
    {
        if (hunks is not [.., var last])
        {
            return;
        }

        if (next.FirstOld < last.AfterOld || next.FirstNew < last.AfterNew)
        {
            throw _cursor.ErrorAt(
                index,
                $"the hunks overlap or are out of order: this one starts at old line {next.FirstOld} and new line {next.FirstNew}, " +
                $"the one before ends at {last.AfterOld - 1} and {last.AfterNew - 1}",
                Remedies.TakeOriginal);
        }

        if (next.FirstOld - last.AfterOld != next.FirstNew - last.AfterNew)
        {
            _notes.Add(
                $"Between the hunks at new lines {last.NewStart} and {next.NewStart} the old and the new file are not the same number of "
                + "lines apart; line numbers are as the headers say.");
        }
    }

    /// <summary>A line outside of every file: text before the diff, a signature, what a list appended, or damage.</summary>
    private void ReadOther()
    {
        var line = _cursor.Line;
        RejectOtherFormats();
        if (_files.Count == 0)
        {
            _leading.Add(line);
        }
        else if (line is "-- " or "--")
        {
            _signed = true;
        }
        else if (!_signed && !_inText && line is ['+', ..] or ['-', ..] && _files[^1].Hunks.Count > 0)
        {
            throw Overlong();
        }
        else
        {
            // Behind words no line is one of a hunk, as in the footer that a list appends.
            _stray ??= _cursor.Index;
            _inText |= line is not [' ', ..] && !string.IsNullOrWhiteSpace(line);
        }

        _cursor.Advance();
    }

    private void RejectOtherFormats()
    {
        if (_cursor.StartsWith("diff --cc ") || _cursor.StartsWith("diff --combined ") || _cursor.StartsWith("@@@ "))
        {
            throw _cursor.Error("a combined diff of a merge; it has several old sides", MergeRemedy);
        }

        if (_cursor.StartsWith("*** ") && _cursor.StartsWith("--- ", ahead: 1) && _cursor.StartsWith("***************", ahead: 2))
        {
            throw _cursor.Error("a context diff, not a unified one", "Make it with 'diff -u' or 'git diff'.");
        }

        if (_cursor.StartsWith(HunkHeader.Opening) && (!_signed || HunkHeader.Parse(_cursor.Line) is not null))
        {
            throw _files.Count == 0
                ? _cursor.Error("a hunk before any file header: expected '--- a/FILE' and '+++ b/FILE' above it", Remedies.TakeOriginal)
                : _signed
                ? _cursor.Error("a hunk below the signature '-- ' has no file header above it; git refuses it", Remedies.TakeOriginal)
                : _cursor.ErrorAt(_stray ?? _cursor.Index, "text between two hunks of a file", Remedies.TakeOriginal);
        }
    }

    private PatchFormatException Overlong()
    {
        var hunk = _files[^1].Hunks[^1];
        return _cursor.Error(
            $"the hunk has more lines than the {hunk.OldCount} old and {hunk.NewCount} new that its header announces",
            Remedies.TakeOriginal);
    }

    private bool IsHunkLine(string line)
    {
        return line is [' ', ..] or ['+', ..] or ['-', ..] && line is not ("-- " or "--") && !FileHeader.IsPlainAt(_cursor);
    }
}

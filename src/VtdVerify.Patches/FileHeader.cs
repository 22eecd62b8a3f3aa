using System.Text.RegularExpressions;

namespace VtdVerify.Patches;

/// <summary>What stands above a file's hunks: its names and what happens to the file as a whole.</summary>
internal sealed partial class FileHeader
{
    public const string GitOpening = "diff --git ";

    private readonly LineCursor _cursor;
    private readonly int _start;
    private string? _oldName;
    private string? _newName;
    private FileChange _change = FileChange.Modified;
    private bool _isGit;
    private bool _hasMarkers;
    private readonly FileModes _modes = new();
    private string? _index;

    private FileHeader(LineCursor cursor)
    {
        _cursor = cursor;
        _start = cursor.Index;
        InputLine = cursor.InputLine;
    }

    public int? InputLine { get; }

    public bool IsBinary { get; private set; }

    /// <summary>The file holds C.</summary>
    public bool IsCode => (_newName ?? _oldName) is { } name
        && (name.EndsWith(".c", StringComparison.Ordinal) || name.EndsWith(".h", StringComparison.Ordinal));

    public static bool IsGitAt(LineCursor cursor) => cursor.StartsWith(GitOpening);

    /// <summary>A lone <c>---</c> line is also a mail's separator; only with <c>+++</c> below does it name a file.</summary>
    public static bool IsPlainAt(LineCursor cursor) => cursor.StartsWith("--- ") && cursor.StartsWith("+++ ", ahead: 1);

    public static FileHeader Read(LineCursor cursor)
    {
        var header = new FileHeader(cursor);
        if (cursor.TakeAfter(GitOpening) is { } names)
        {
            header._isGit = true;
            header.ReadGitLines(names);
        }

        header.ReadMarkers();
        return header;
    }

    /// <summary>
    /// The file with the hunks that were read below this header; damaged if the header says neither what changes nor which file.
    /// </summary>
    public FileDiff Finish(IReadOnlyList<Hunk> hunks)
    {
        var explained = IsBinary || (!_hasMarkers && (_modes.Change || _change is FileChange.Renamed or FileChange.Copied || EmptyFile()));
        if (hunks.Count == 0 && !(explained && (IsBinary || EmptyFile() || _index is null)))
        {
            throw _cursor.ErrorAt(_start, "a file's diff header without hunks", Remedies.TakeOriginal);
        }

        if (_oldName is null || _newName is null)
        {
            throw _cursor.ErrorAt(_start, "a diff header that does not say which file it is about", Remedies.TakeOriginal);
        }

        return Build(hunks);
    }

    private FileDiff Build(IReadOnlyList<Hunk> hunks)
    {
        var (oldPath, newPath) = DiffPath.Relative(
            _change == FileChange.Added ? DiffPath.Nothing : _oldName!,
            _change == FileChange.Deleted ? DiffPath.Nothing : _newName!);
        var asWritten = (oldPath is null || oldPath == _oldName) && (newPath is null || newPath == _newName);
        if (!_isGit && oldPath is not null && newPath is not null && oldPath != newPath)
        {
            // Two names of one file, say with .orig behind one of them: git takes the new one, or the old one where that is its beginning.
            oldPath = newPath = newPath.StartsWith(oldPath, StringComparison.Ordinal) ? oldPath : newPath;
        }

        if (oldPath is null && newPath is null)
        {
            throw _cursor.ErrorAt(_start, "a diff header with /dev/null on both sides", Remedies.TakeOriginal);
        }

        if (DiffPath.Climbs(oldPath) || DiffPath.Climbs(newPath))
        {
            throw _cursor.ErrorAt(
                _start,
                "the path of a file climbs out of its tree with '..'",
                "Make the diff from the root of the tree.");
        }

        var change = oldPath is null ? FileChange.Added
            : newPath is null ? FileChange.Deleted
            : hunks.Count == 0 && _modes.Change && !IsBinary && _change == FileChange.Modified ? FileChange.ModeOnly
            : _change;
        var diff = new FileDiff(oldPath, newPath, change, IsBinary, hunks, InputLine) { NamesAsWritten = asWritten };
        return _modes.Reason(diff.IsCText) is { } reason
            ? throw _cursor.ErrorAt(_start, $"{diff.Path}: {reason}", FileModes.Remedy)
            : diff;
    }

    /// <summary>An empty file that is added or deleted has no hunks; its blob has a well-known id (SHA-1, SHA-256).</summary>
    private bool EmptyFile()
    {
        return _change is FileChange.Added or FileChange.Deleted
            && (_index is null || EmptyBlob().IsMatch(_index));
    }

    private void ReadGitLines(string names)
    {
        if (DiffPath.OfGitLine(names) is { } pair)
        {
            (_oldName, _newName) = pair;
        }

        while (!_cursor.AtEnd && ReadGitLine())
        {
        }

        if (_cursor.StartsWith("Binary files "))
        {
            IsBinary = true;
            _cursor.Advance();
        }
        else if (_cursor.StartsWith("GIT binary patch"))
        {
            IsBinary = true;
            SkipBinary();
        }
    }

    private bool ReadGitLine()
    {
        if (_cursor.TakeAfter("new file mode ") is { } added)
        {
            (_change, _modes.New) = (FileChange.Added, added);
        }
        else if (_cursor.TakeAfter("deleted file mode ") is { } deleted)
        {
            (_change, _modes.Old) = (FileChange.Deleted, deleted);
        }
        else if (_cursor.TakeAfter("index ") is { } index)
        {
            _index = index;
            _modes.AddOfIndex(index);
        }
        else if (_cursor.TakeAfter("old mode ") is { } old)
        {
            (_modes.Change, _modes.Old) = (true, old);
        }
        else if (_cursor.TakeAfter("new mode ") is { } @new)
        {
            (_modes.Change, _modes.New) = (true, @new);
        }
        else
        {
            return ReadMove()
                || _cursor.TakeAfter("similarity index ") is not null
                || _cursor.TakeAfter("dissimilarity index ") is not null;
        }

        return true;
    }

    /// <summary>These names carry no prefix; one is put before them so that all names are made relative alike.</summary>
    private bool ReadMove()
    {
        foreach (var (verb, change) in new[] { ("rename", FileChange.Renamed), ("copy", FileChange.Copied) })
        {
            if (_cursor.TakeAfter($"{verb} from ") is { } from)
            {
                (_oldName, _change) = ("a/" + DiffPath.Unquote(from), change);
                return true;
            }

            if (_cursor.TakeAfter($"{verb} to ") is { } to)
            {
                (_newName, _change) = ("b/" + DiffPath.Unquote(to), change);
                return true;
            }
        }

        return false;
    }

    private void ReadMarkers()
    {
        if (IsBinary || !_cursor.StartsWith("--- "))
        {
            return;
        }

        if (!_cursor.StartsWith("+++ ", ahead: 1))
        {
            throw _cursor.Error("a '---' line that names a file, without the '+++' line that must follow", Remedies.TakeOriginal);
        }

        _hasMarkers = true;
        var oldName = DiffPath.OfMarkerLine(_cursor.TakeAfter("--- ")!);
        var newName = DiffPath.OfMarkerLine(_cursor.TakeAfter("+++ ")!);
        if (_change is not (FileChange.Renamed or FileChange.Copied))
        {
            (_oldName, _newName) = (oldName, newName);
        }
    }

    private void SkipBinary()
    {
        while (!_cursor.AtEnd && !IsGitAt(_cursor) && _cursor.Line is not "-- ")
        {
            _cursor.Advance();
        }
    }

    [GeneratedRegex(@"(?:^|\.\.)(?:e69de29|473a0f4)", RegexOptions.CultureInvariant)]
    private static partial Regex EmptyBlob();
}

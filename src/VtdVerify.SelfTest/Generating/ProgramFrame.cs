using System.Text;
using VtdVerify.CSubset;
using VtdVerify.Patches;
using VtdVerify.QemuSource;
using VtdVerify.QemuSource.Files;
using VtdVerify.QemuSource.Reading;
using VtdVerify.Subjects;

namespace VtdVerify.SelfTest.Generating;

/// <summary>The tree that programs are patches of: where their lines go.</summary>
public sealed class ProgramFrame
{
    private const int Context = 3;

    private readonly TreeFile file;
    private readonly int functionAt;
    private readonly int guardAt;
    private readonly int functionEnd;

    private ProgramFrame(QemuTree tree, TreeFile file, int functionAt, int guardAt, int functionEnd) =>
        (Tree, this.file, this.functionAt, this.guardAt, this.functionEnd) = (tree, file, functionAt, guardAt, functionEnd);

    public QemuTree Tree { get; }

    /// <summary>Finds the unmap function of a tree.</summary>
    /// <exception cref="TreeException">It has none, or none that begins with declarations.</exception>
    public static ProgramFrame Of(QemuTree tree)
    {
        var function = FunctionFinder.Of(tree).Global(CSubject.EntryPoint)
            ?? throw new TreeException($"{tree.Root} does not define {CSubject.EntryPoint}", TreeException.GiveTree);
        var lines = function.File.Lines;
        var blank = Enumerable.Range(function.FirstLine, function.LastLine - function.FirstLine)
            .Where(i => lines[i].Text.Length == 0)
            .Select(i => (int?)i)
            .FirstOrDefault()
            ?? throw new TreeException(
                $"{function}: {CSubject.EntryPoint} has no line between its declarations and the rest", TreeException.GiveTree);
        var first = function.FirstLine - 1;
        while (first > 0 && lines[first - 1].Text.Length > 0)
        {
            first--;
        }

        return new ProgramFrame(tree, function.File, first, blank + 1, function.LastLine);
    }

    /// <summary>The program as a patch that git would make of it.</summary>
    public string PatchOf(UnmapProgram program)
    {
        var text = new StringBuilder()
            .Append($"diff --git a/{file.Path} b/{file.Path}\n--- a/{file.Path}\n+++ b/{file.Path}\n");
        Hunk(text, functionAt, program.File, 0);
        Hunk(text, guardAt, program.Guard, program.File.Count);
        return text.ToString();
    }

    /// <summary>What a reader of the patch sees of the file.</summary>
    public IReadOnlyList<SourceSegment> SegmentsOf(UnmapProgram program)
    {
        var document = Read(program);
        return [.. document.Files.SelectMany(f => f.PostImage)];
    }

    /// <summary>The program that a change of what is seen makes; null where the change is not in its lines.</summary>
    /// <param name="segments">Those of <see cref="SegmentsOf"/> with as many lines, some of them others.</param>
    internal static UnmapProgram? ProgramOf(UnmapProgram program, IReadOnlyList<SourceSegment> segments)
    {
        IReadOnlyList<string> file = [.. segments[0].Lines.Where(l => l.Changed).Select(l => l.Text)];
        IReadOnlyList<string> guard = [.. segments.Skip(1).SelectMany(s => s.Lines).Where(l => l.Changed).Select(l => l.Text)];
        return file.Count == program.File.Count && guard.Count == program.Guard.Count ? program with { File = file, Guard = guard } : null;
    }

    /// <summary>The patch as it is read from its text.</summary>
    public PatchDocument Read(UnmapProgram program)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(PatchOf(program)));
        return PatchReader.ReadSingle(stream, program.Id);
    }

    /// <summary>The unmap function with all that the program adds, as C text.</summary>
    public string CodeOf(UnmapProgram program)
    {
        IEnumerable<string> lines =
        [
            .. program.File, .. Texts(functionAt, guardAt), .. program.Guard, .. Texts(guardAt, functionEnd),
        ];
        return string.Join('\n', lines);
    }

    /// <summary>The tree with a function in front of the unmap that mentions names, so that a slice holds them.</summary>
    internal QemuTree Naming(string lines, string call)
    {
        var text = file.Text.Lines;
        List<FileLine> changed =
        [
            .. text.Take(functionAt),
            .. lines.Split('\n').Select(Added),
            .. text.Skip(functionAt).Take(guardAt - functionAt),
            Added(call),
            .. text.Skip(guardAt),
        ];
        return Tree.With([new TreeFile(file.Path, new FileText(changed))]);

        FileLine Added(string line) => new($"{line}\n", Changed: true);
    }

    private void Hunk(StringBuilder text, int at, IReadOnlyList<string> added, int moved)
    {
        if (added.Count == 0)
        {
            return;
        }

        var first = Math.Max(0, at - Context);
        var last = Math.Min(file.Lines.Count, at + Context);
        text.Append(FormattableString.Invariant(
            $"@@ -{first + 1},{last - first} +{first + 1 + moved},{last - first + added.Count} @@{Heading(first)}\n"));
        text.AppendJoin(string.Empty, Texts(first, at).Select(l => $" {l}\n"));
        text.AppendJoin(string.Empty, added.Select(l => $"+{l}\n"));
        text.AppendJoin(string.Empty, Texts(at, last).Select(l => $" {l}\n"));
    }

    private string Heading(int first) => HunkHeading.Of(Texts(0, first)) is { } heading ? $" {heading}" : string.Empty;

    private IEnumerable<string> Texts(int from, int to) => file.Lines.Skip(from).Take(to - from).Select(l => l.Text);
}

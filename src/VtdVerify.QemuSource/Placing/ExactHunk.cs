using VtdVerify.Patches;
using VtdVerify.QemuSource.Files;

namespace VtdVerify.QemuSource.Placing;

/// <summary>A hunk as <c>git apply</c> looks at it: the text to be found, the text to be put in its place, and where.</summary>
/// <param name="Before">Lines with their ends.</param>
/// <param name="OldStart">As the header has it; 0 where the old file is empty.</param>
/// <param name="NewStart">As the header has it; 0 where the new file is empty.</param>
/// <param name="Trailing">How many lines of context stand after the last change.</param>
internal sealed record ExactHunk(IReadOnlyList<string> Before, IReadOnlyList<FileLine> After, int OldStart, int NewStart, int Trailing)
{
    public static ExactHunk Of(Hunk hunk) => new(
        [.. hunk.Lines.Where(line => line.Kind != HunkLineKind.Added).Select(TextOf)],
        [.. hunk.Lines.Where(line => line.Kind != HunkLineKind.Removed)
            .Select(line => new FileLine(TextOf(line), line.Kind == HunkLineKind.Added))],
        hunk.OldStart,
        hunk.NewStart,
        hunk.Lines.Reverse().TakeWhile(line => line.Kind == HunkLineKind.Context).Count());

    private static string TextOf(HunkLine line) => line.EndsWithoutNewline ? line.Text : line.Text + "\n";
}

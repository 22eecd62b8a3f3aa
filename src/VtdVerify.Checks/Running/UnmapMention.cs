using VtdVerify.CSubset;
using VtdVerify.Patches;
using VtdVerify.Subjects;

namespace VtdVerify.Checks.Running;

/// <summary>Whether a patch can be one of the unmap: a look at its lines, so that the thousand others of an archive cost nothing.</summary>
internal static class UnmapMention
{
    public static bool In(PatchDocument patch) => patch.Files.Where(file => file.IsCText).Any(file =>
    {
        string[] names = [CSubject.EntryPoint, .. QemuNames.FunctionsOf(Path.GetFileName(file.Path))];
        return file.PostImage.Concat(file.PreImage).Any(segment => Mentions(segment, names));
    });

    private static bool Mentions(SourceSegment segment, string[] names) => names.Any(name =>
        segment.SectionHeading?.Contains(name, StringComparison.Ordinal) == true
        || segment.Lines.Any(line => line.Text.Contains(name, StringComparison.Ordinal)));
}

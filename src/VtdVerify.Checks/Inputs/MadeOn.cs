using VtdVerify.CSubset;
using VtdVerify.Model;
using VtdVerify.Patches;
using VtdVerify.Reporting;
using VtdVerify.Subjects;

namespace VtdVerify.Checks.Inputs;

/// <summary>The code that a patch was made on, where no source tree is at hand: it lends what the patch does not show.</summary>
/// <param name="Shown">What its own patches show of the files.</param>
/// <param name="Before">The code without the patch.</param>
/// <param name="Revision">The built-in revision; null for a patch.</param>
internal sealed record MadeOn(ShownFiles Shown, ISubject Before, Revision? Revision)
{
    /// <summary>Beyond every line of the file, so that no hunk of a patch meets it.</summary>
    private const int FarBelow = 900_000;

    private const string File = "hw/i386/intel_iommu.c";
    private const string Signature = "static void vtd_address_space_unmap(VTDAddressSpace *as, IOMMUNotifier *n)";

    /// <summary>Reads it.</summary>
    /// <param name="name">A revision that ships here by its name, anything else as a patch or a series.</param>
    /// <exception cref="PatchFormatException">It is no readable patch.</exception>
    /// <exception cref="UserErrorException">It shows no unmap, or patches that do not follow from each other.</exception>
    public static MadeOn Read(string name, Func<Stream> openStandardInput)
    {
        if (ModelSubject.All.FirstOrDefault(subject => subject.Name == name) is { } known)
        {
            return new MadeOn(ShownFiles.Nothing, known, known.Revision);
        }

        var shown = ShownFiles.Nothing;
        foreach (var patch in SeriesSource.ReadPatches(name, openStandardInput).Patches)
        {
            shown = shown.After(patch, out var misfit) ?? throw Unusable(name, $"its patches do not follow from each other, at {misfit}");
        }

        try
        {
            return ShownUnmap.In(shown.Segments) is { } unmap
                ? new MadeOn(shown, CSubject.Read("before", $"the code of {name}", unmap.Segments), null)
                : throw Unusable(name, $"it does not show {CSubject.EntryPoint}");
        }
        catch (UnreadableSubjectException reason)
        {
            throw Unusable(name, reason.Message.TrimEnd('.'));
        }
    }

    /// <summary>The segments, and where none shows the unmap what the revision has there: the guard of its tracked path.</summary>
    public IReadOnlyList<SourceSegment> Lend(IReadOnlyList<SourceSegment> segments) =>
        GuardOf(Revision) is { } guard && !segments.Any(Shows)
            ? [.. segments, new SourceSegment(File, FarBelow, [.. guard.Select(Unchanged)], SectionHeading: null)]
            : segments;

    private static CSubset.SourceLine Unchanged(string line) => new(line, Changed: false);

    private static bool Shows(SourceSegment segment) =>
        segment.SectionHeading?.Contains(CSubject.EntryPoint + "(", StringComparison.Ordinal) == true
        || segment.Lines.Any(line => line.Text.Contains(CSubject.EntryPoint + "(", StringComparison.Ordinal));

    private static string[]? GuardOf(Revision? revision) => revision switch
    {
        null or Model.Revision.Base => null,
        Model.Revision.V1 or Model.Revision.V5 => Guard("migration_is_running()", "vtd_address_space_unmap_in_migration"),
        _ => Guard("global_dirty_tracking", "vtd_address_space_unmap_in_dirty_tracking"),
    };

    private static string[] Guard(string condition, string function) =>
        [Signature, "{", $"    if ({condition}) {{", $"        {function}(as, n);", "        return;", "    }", string.Empty];

    private static UserErrorException Unusable(string name, string problem) => new(
        problem,
        "Name a revision (v1, v5, v6, fixed, hardened), or the patch that the other one was made on.",
        ExitCodes.InputError)
    {
        Place = $"--on {name}",
    };
}

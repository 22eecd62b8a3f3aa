using VtdVerify.Patches;
using VtdVerify.Reporting;
using VtdVerify.Subjects;

namespace VtdVerify.Cli.Reading;

/// <summary>A series without a source tree: each patch on top of what those before it show.</summary>
internal static class FragmentSeries
{
    private const string Rest = "what none of the patches shows is this project's model";

    /// <summary>The subjects that the patches make.</summary>
    /// <param name="path">As the user wrote it.</param>
    /// <exception cref="CliException">No patch is one of the unmap that can be read.</exception>
    public static CheckInput Read(PatchSeries series, string path)
    {
        var account = new SeriesAccount(series, Rest);
        var (shown, before) = (ShownFiles.Nothing, default(PatchDocument));
        foreach (var patch in series.Patches)
        {
            shown = Next(series, account, shown, before, patch);
            before = patch;
            if (!patch.Files.Any(file => file.IsCText))
            {
                account.PassOver(patch, "changes no C file");
                continue;
            }

            account.Take(patch, () => CodeOf(shown, account.Identify(patch)));
        }

        return account.Close(path);
    }

    private static ShownFiles Next(PatchSeries series, SeriesAccount account, ShownFiles shown, PatchDocument? before, PatchDocument patch)
    {
        var label = series.LabelOf(patch);
        if (before?.Metadata.Number + 1 < patch.Metadata.Number)
        {
            account.Break($"between {series.LabelOf(before!)} and {label} a patch is missing");
            shown = ShownFiles.Nothing;
        }

        if (shown.After(patch, out var misfit) is { } after)
        {
            return after;
        }

        account.Break($"{label} expects another line at {misfit} than the patches before it leave there");
        return ShownFiles.Nothing.After(patch, out _)!;
    }

    private static SeriesCode? CodeOf(ShownFiles shown, (string Name, string Description) identity) =>
        ShownUnmap.In(shown.Segments) is { } unmap
            ? new SeriesCode(unmap.Text, () => new CastSubject(
                CSubject.Read(identity.Name, identity.Description, unmap.Segments), SubjectRole.Checked))
            : null;
}

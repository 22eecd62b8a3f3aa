using VtdVerify.Patches;
using VtdVerify.Reporting;
using VtdVerify.Subjects;

namespace VtdVerify.Checks.Inputs;

/// <summary>A series without a source tree: each patch on top of what those before it show.</summary>
internal static class FragmentSeries
{
    private const string Rest = "the model supplies the code that no patch shows";

    /// <summary>The subjects that the patches make.</summary>
    /// <param name="path">As the user wrote it.</param>
    /// <exception cref="UserErrorException">No patch is one of the unmap that can be read.</exception>
    /// <param name="on">The code that the first patch was made on; null where nothing is known of it.</param>
    public static CheckInput Read(PatchSeries series, string path, MadeOn? on)
    {
        var account = new SeriesAccount(series, Rest);
        var flags = BuildFlags.AddedBy(series.Patches.SelectMany(patch => patch.Files));
        var (shown, before) = (on?.Shown ?? ShownFiles.Nothing, default(PatchDocument));
        foreach (var patch in series.Patches)
        {
            shown = Next(series, account, shown, before, patch);
            before = patch;
            if (!patch.Files.Any(file => file.IsCText))
            {
                account.PassOver(patch, "changes no C file");
                continue;
            }

            account.Take(patch, () => CodeOf(shown, on, flags, account.Identify(patch)));
        }

        foreach (var reply in series.Replies)
        {
            TakeReply(reply, shown, on, flags, account);
        }

        return account.Close(path);
    }

    private static void TakeReply(PatchDocument reply, ShownFiles shown, MadeOn? on, string? flags, SeriesAccount account)
    {
        if (shown.After(reply, out var misfit) is { } after)
        {
            account.TakeReply(reply, () => CodeOf(after, on, flags, account.IdentifyReply(reply)));
        }
        else
        {
            account.PassOverReply(reply, $"does not apply on top of the patches: it expects another line at {misfit}");
        }
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

        account.Break($"{label} does not apply on top of the patches before it: it expects another line at {misfit}");
        return ShownFiles.Nothing.After(patch, out _)!;
    }

    private static SeriesCode? CodeOf(ShownFiles shown, MadeOn? on, string? flags, (string Name, string Description) identity) =>
        ShownUnmap.In(on?.Lend(shown.Segments) ?? shown.Segments) is { } unmap
            ? new SeriesCode(unmap.Text, () => new ReportedSubject(
                CSubject.Read(identity.Name, identity.Description, unmap.Segments, flags), SubjectRole.Checked))
            : null;
}

using VtdVerify.Patches;
using VtdVerify.Reporting;
using VtdVerify.Subjects;

namespace VtdVerify.Checks.Inputs;

/// <summary>Reads one patch or a series from a file or stream.</summary>
internal static class SeriesSource
{
    /// <summary>The subjects that they make without a source tree.</summary>
    /// <param name="path">A path, or "-" for standard input.</param>
    /// <exception cref="PatchFormatException">The input holds no readable patch, or several series.</exception>
    /// <exception cref="UserErrorException">All of it is of other code.</exception>
    public static CheckInput Read(string path, InputRequest request, Func<Stream> openStandardInput)
    {
        var on = request.On is { } name ? MadeOn.Read(name, openStandardInput) : null;
        var series = ReadPatches(path, openStandardInput);
        var input = series is { Patches: [var patch], Replies: [] } && on is null
            ? PatchSource.Of(patch, path) with { Notes = series.Notes, Input = InputInfoOf.Series(series, path) }
            : FragmentSeries.Read(series, path, on);
        if (!request.BeforeAfter)
        {
            return input;
        }

        var before = on?.Before ?? ModelSubject.All[0];
        return input with { Subjects = [new ReportedSubject(before, SubjectRole.Shown), .. input.Subjects] };
    }

    /// <summary>The patches as they are written, in their order.</summary>
    /// <exception cref="PatchFormatException">The input holds no readable patch, or several series.</exception>
    public static PatchSeries ReadPatches(string path, Func<Stream> openStandardInput)
    {
        if (path != StandardStream.Name)
        {
            return PatchSeries.Of(PatchReader.ReadAll(path));
        }

        using var input = openStandardInput();
        return PatchSeries.Of(PatchReader.ReadAll(input, "standard input"));
    }
}

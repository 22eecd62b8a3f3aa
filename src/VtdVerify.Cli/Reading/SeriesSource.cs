using VtdVerify.Cli.Commands;
using VtdVerify.Patches;

namespace VtdVerify.Cli.Reading;

/// <summary>Reads one patch or a series from a file or stream.</summary>
internal static class SeriesSource
{
    /// <summary>The subjects that they make without a source tree.</summary>
    /// <param name="path">A path, or "-" for standard input.</param>
    /// <exception cref="PatchFormatException">The input holds no readable patch, or several series.</exception>
    /// <exception cref="CliException">All of it is of other code.</exception>
    public static CheckInput Read(string path, Func<Stream> openStandardInput)
    {
        var series = ReadPatches(path, openStandardInput);
        return series.Patches is [var patch]
            ? PatchSource.Of(patch, path) with { Notes = series.Notes }
            : FragmentSeries.Read(series, path);
    }

    /// <summary>The patches as they are written, in their order.</summary>
    /// <exception cref="PatchFormatException">The input holds no readable patch, or several series.</exception>
    public static PatchSeries ReadPatches(string path, Func<Stream> openStandardInput)
    {
        if (path != CheckRequest.Stream)
        {
            return PatchSeries.Of(PatchReader.ReadAll(path));
        }

        using var input = openStandardInput();
        return PatchSeries.Of(PatchReader.ReadAll(input, "standard input"));
    }
}

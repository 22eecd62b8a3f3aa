using VtdVerify.Reporting;
using VtdVerify.Subjects;

namespace VtdVerify.Checks.Inputs;

/// <summary>One series, read for several vIOMMUs: their subjects together, and of each patch what is most to be known.</summary>
internal static class SeriesOfViommus
{
    /// <summary>The one input, or all of them as one.</summary>
    /// <param name="read">At least one, VT-d first where it is among them.</param>
    public static CheckInput Together(IReadOnlyList<(Viommu Viommu, CheckInput Input)> read)
    {
        if (read is [var only])
        {
            return only.Input;
        }

        var series = read.Select(one => one.Input.Series!).ToList();
        return read[0].Input with
        {
            Subjects = [.. read.SelectMany(one => one.Input.Subjects)],
            Notes = [.. read.SelectMany(one => one.Input.Notes).Distinct(StringComparer.Ordinal)],
            Series = series[0] with
            {
                Patches = [.. series[0].Patches.Select((_, i) => Most([.. series.Select(one => one.Patches[i])]))],

                // Where one of them is not one piece of code, nothing is said to hold of the whole.
                Whole = series.TrueForAll(one => one.Whole is not null) ? series[0].Whole : null,
                WholeNote = string.Join("; ", read.Select(one => $"of {one.Viommu.Name}: {one.Input.Series!.WholeNote}")),
            },
        };
    }

    /// <summary>Unreadable for one of them is unreadable; a patch that changes one of them is checked.</summary>
    private static SeriesPatch Most(IReadOnlyList<SeriesPatch> patch) =>
        patch.FirstOrDefault(one => one.Outcome == PatchOutcome.Unreadable)
        ?? patch.FirstOrDefault(one => one.Outcome == PatchOutcome.Checked)
        ?? patch[0];
}

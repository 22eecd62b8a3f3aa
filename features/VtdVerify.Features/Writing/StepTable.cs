namespace VtdVerify.Features.Writing;

/// <summary>Tables as the feature files write them.</summary>
public static class StepTable
{
    /// <summary>One line for the header and one for each row, the columns aligned.</summary>
    /// <param name="rows">Each as long as the header.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        List<IReadOnlyList<string>> lines = [header, .. rows];
        var widths = header.Select((_, column) => lines.Max(line => line[column].Length)).ToList();
        return [.. lines.Select(line => $"| {string.Join(" | ", line.Select((cell, column) => cell.PadRight(widths[column])))} |")];
    }
}

using Spectre.Console;
using Spectre.Console.Rendering;

namespace VtdVerify.Reporting.Rendering;

/// <summary>A table with one rule below its header and nothing else: it survives a mail and a CI log.</summary>
internal sealed class RuleBorder(string rule) : TableBorder
{
    public static RuleBorder For(IReadOnlyCapabilities capabilities) => new(capabilities.Unicode ? "\u2500" : "-");

    public override string GetPart(TableBorderPart part) => part switch
    {
        TableBorderPart.HeaderBottom or TableBorderPart.HeaderBottomSeparator => rule,
        TableBorderPart.HeaderSeparator or TableBorderPart.CellSeparator => " ",
        _ => string.Empty,
    };
}

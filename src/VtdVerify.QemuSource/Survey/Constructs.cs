using System.Text.RegularExpressions;

namespace VtdVerify.QemuSource.Survey;

/// <summary>Constructs by their kind: what the front end names with its types and names, without them.</summary>
internal static partial class Constructs
{
    public static string KindOf(string construct) => Kind().Match(construct) switch
    {
        { Success: true } match => match.Value.TrimEnd(),
        _ => construct,
    };

    [GeneratedRegex(
        @"^(?:the label|a goto|a backward goto|the size|a conversion|a call|unknown type|assignment|\d+ arguments|a local declaration)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Kind();
}

using System.Text.RegularExpressions;

namespace VtdVerify.Tests.Tidy;

/// <summary>Conventions on text. What they look for is put together here, so that these files do not hold it.</summary>
internal static class TextRules
{
    private const int LongestLine = 140;
    private const int MostLines = 300;
    private const int MostLinesOfTests = 500;

    // No host of a package registry or of a mirror belongs into a file: the machine's own configuration names them.
    private static readonly Regex Host = AnyOf(
        string.Join(@"\.", "nuget", "org"),
        string.Join(@"\.", "pypi", "org"),
        string.Join(@"\.", "npmjs", "org"),
        string.Join(@"\.", "registry", @"[a-z0-9-]+", "[a-z]+"),
        string.Join(@"\.", "pkgs", "dev", "azure"));

    private static readonly Regex MachinePath = AnyOf(
        string.Concat("(?<![A-Za-z0-9.}])/(?:ho", "me|ro", "ot|Us", "ers|wo", "rk|t", "mp)/[A-Za-z0-9._-]"),
        string.Concat(@"\b[A-Z]:\\", @"(?:Us", "ers|wo", @"rk)\\"));

    private static readonly Regex OtherLicence = AnyOf(
        string.Concat("GNU ", @"(?:Lesser |Library |Affero )?", "General Public"),
        string.Concat("SPDX-", @"License-Identifier:.*GP", "L"));

    // Phrases that readers of a report stumbled over: each says less than the field's own word for it.
    private static readonly Regex Riddle = AnyOf(
        string.Concat("has something ", "to say"),
        string.Concat("was run and ", "did it"),
        string.Concat("nothing is seen ", "to change, but"),
        string.Concat("tears the ", "series apart"),
        string.Concat("hold compiled code ", "against"),
        string.Concat("is shown and ", "not run"));

    private static readonly Regex Note = AnyOf(string.Concat(@"\b(?:TO", "DO|FIX", "ME|HA", "CK|XX", @"X)\b"));

    public static Rule ShortFiles { get; } = new(
        "a file has at most 300 lines, of tests 500",
        file => file.Lines.Count - 1 is var count && count > (file.IsIn("tests") ? MostLinesOfTests : MostLines)
            ? [new Fault(count, $"{count} lines")]
            : []);

    public static Rule EndsWithOneNewline { get; } = new(
        "a file ends with one line end",
        file => file.Text.EndsWith('\n') && !file.Text.EndsWith("\n\n", StringComparison.Ordinal)
            ? []
            : [new Fault(file.Lines.Count, "the file's end")]);

    public static Rule ShortLines { get; } = Rule.OnLines("a line has at most 140 characters", line => line.Length > LongestLine);

    public static Rule NoTabs { get; } = Rule.OnLines("no line holds a tab", line => line.Contains('\t', StringComparison.Ordinal));

    public static Rule NoTrailingBlanks { get; } = Rule.OnLines("no line ends with a blank", line => line.EndsWith(' '));

    public static Rule NoCarriageReturns { get; } = Rule.OnLines("a line ends with LF alone", line => line.EndsWith('\r'));

    public static Rule NoNotes { get; } = Rule.OnLines("no note about work to be done", Note.IsMatch);

    public static Rule NoHosts { get; } = Rule.OnLines("no package registry is named", Host.IsMatch);

    public static Rule NoMachinePaths { get; } = Rule.OnLines("no path of one machine", MachinePath.IsMatch);

    public static Rule NoOtherLicence { get; } = Rule.OnLines("no text under another licence than the repository's", OtherLicence.IsMatch);

    public static Rule NoRiddles { get; } = Rule.OnLines("it is said in the field's own words", Riddle.IsMatch);

    /// <summary>For C# only: elsewhere the format decides.</summary>
    public static IReadOnlyList<Rule> OfCSharp { get; } =
        [ShortFiles, EndsWithOneNewline, ShortLines, NoTabs, NoTrailingBlanks, NoCarriageReturns];

    /// <summary>For every text of the repository.</summary>
    public static IReadOnlyList<Rule> OfAllText { get; } = [NoNotes, NoHosts, NoMachinePaths, NoOtherLicence, NoRiddles];

    private static Regex AnyOf(params string[] patterns) =>
        new(string.Join('|', patterns), RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
}

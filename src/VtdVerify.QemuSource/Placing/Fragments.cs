using System.Text.RegularExpressions;

namespace VtdVerify.QemuSource.Placing;

/// <summary>Single lines of C by their shape.</summary>
internal static partial class Fragments
{
    /// <summary>The function whose definition the line begins, as every file of QEMU writes it; null for any other line.</summary>
    public static string? FunctionOpenedBy(string line)
    {
        var match = line.TrimEnd().EndsWith(';') ? Match.Empty : Opening().Match(line);
        return match.Success ? match.Groups["name"].Value : null;
    }

    /// <summary>A line that tells one place from another: not blank, no brace or comment mark alone.</summary>
    public static bool IsTelling(string line) => line.Any(c => char.IsAsciiLetterOrDigit(c));

    [GeneratedRegex(
        @"^[A-Za-z_][\w \t*]*[ \t*](?<name>[A-Za-z_]\w*)[ \t]*\(", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Opening();
}

using System.Text.RegularExpressions;
using VtdVerify.CSubset.Syntax;

namespace VtdVerify.QemuSource.Files;

/// <summary>
/// What a file says to the compiler or the assembler beside the language: pragmas and assembly. A name's other spelling for the linker, or
/// how code is optimised, may change calls in functions that do not show it.
/// </summary>
internal static partial class CompilerAsides
{
    /// <summary>The first that a patch adds, with its file; null where it adds none.</summary>
    public static string? AddedIn(TreeFile? before, TreeFile? after)
    {
        var known = In(before).ToHashSet(StringComparer.Ordinal);
        return In(after).Where(aside => !known.Contains(aside))
            .Select(aside => $"{after!.Path}: '{aside}', which the patch adds")
            .FirstOrDefault();
    }

    private static IEnumerable<string> In(TreeFile? file)
    {
        if (file is null)
        {
            return [];
        }

        // Most files have no such word, and need not be read once more.
        var text = string.Join('\n', file.Lines.Select(line => line.Text));
        return file.Unit.Directives
            .Where(directive => directive.Name == "pragma" && !Pragmas.IsHarmlessElsewhere(directive.Argument))
            .Select(directive => $"#{directive.Name} {directive.Argument}")
            .Concat(Aside().IsMatch(text) ? Aside().Matches(file.Tokens).Select(aside => aside.Value) : []);
    }

    // As much of what stands around it as tells one from another.
    [GeneratedRegex(@"[^;}]{0,120}\b(?:_Pragma|__pragma|asm|__asm|__asm__)\b[^;{]{0,120}", RegexOptions.CultureInvariant)]
    private static partial Regex Aside();
}

using System.Text.RegularExpressions;
using VtdVerify.CSubset.Syntax;

namespace VtdVerify.QemuSource.Files;

/// <summary>
/// Names that macros may paste together with <c>##</c>: of words that stand in the files of the code, and of those that a macro itself
/// pastes. Which macro is used with which words is not looked at.
/// </summary>
internal sealed partial class PastedNames
{
    private readonly HashSet<string> parts = new(StringComparer.Ordinal);

    private PastedNames()
    {
    }

    /// <summary>Those of a program.</summary>
    /// <param name="own">The files of the code.</param>
    /// <param name="included">What they include.</param>
    public static PastedNames In(IReadOnlyList<TreeFile> own, IReadOnlyList<TreeFile> included)
    {
        var pasted = new PastedNames();
        var macros = own.Concat(included).Distinct().SelectMany(MacrosOf).ToList();
        if (macros.Count > 0)
        {
            // A header that is no header holds code, too.
            var code = own.Concat(included.Where(file => !file.Name.EndsWith(".h", StringComparison.Ordinal)));
            pasted.parts.UnionWith(code.SelectMany(file => file.Lines).SelectMany(line => Words(line.Text)));
            pasted.parts.UnionWith(macros.SelectMany(macro => Words(macro.Argument)));
        }

        return pasted;
    }

    /// <summary>The definitions of a file's macros that paste.</summary>
    public static IEnumerable<Directive> MacrosOf(TreeFile file) =>
        file.Unit.Directives.Where(directive => directive.Name == "define" && Paste().IsMatch(directive.Argument));

    /// <summary>Whether two or more parts make the name.</summary>
    public bool MayBe(string name)
    {
        var reached = new bool[name.Length + 1];
        reached[0] = true;
        for (var end = 1; end <= name.Length; end++)
        {
            reached[end] = Enumerable.Range(0, end)
                .Any(start => reached[start] && end - start < name.Length && parts.Contains(name[start..end]));
        }

        return reached[^1];
    }

    private static IEnumerable<string> Words(string text) => Word().Matches(text).Select(word => word.Value);

    [GeneratedRegex("[A-Za-z_0-9$]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    // The second spelling is a digraph.
    [GeneratedRegex("##|%:%:", RegexOptions.CultureInvariant)]
    private static partial Regex Paste();
}

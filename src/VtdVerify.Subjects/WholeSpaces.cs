using System.Text.RegularExpressions;

namespace VtdVerify.Subjects;

/// <summary>
/// Where code may write, or copy, an address space as a whole: it gets another one's tree then, though no line names the tree. Files are
/// read by their words, as most of them are never run. An array of pointers holds no address space.
/// </summary>
public static class WholeSpaces
{
    private const string Fillers = "mem(?:cpy|move|set)|g_memdup2?|g_slice_copy|bcopy";

    /// <summary>The first such words; null where there are none.</summary>
    /// <param name="record">The address space's.</param>
    /// <param name="text">Tokens with a blank between them.</param>
    /// <param name="onlyNamed">Only what names one counts, and no other expression that may lead to one.</param>
    public static string? In(string record, string text, bool onlyNamed = false)
    {
        var declarations = new Regex(
            $@"(?<!\w){record} (?:const )?(?<stars>(?:\* )+)(?:const )?(?<name>\w+)(?!\w| \[)"
                + @"(?<more>(?: = [^;,]+)?(?: , (?:\* )*\w+(?: = [^;,]+)?)*)",
            RegexOptions.CultureInvariant);
        var names = declarations.Matches(text).SelectMany(NamesIn).Distinct(StringComparer.Ordinal).ToList();
        if (names.Count == 0)
        {
            return null;
        }

        // The stars of a declaration are those of its type.
        var rest = declarations.Replace(text, match => Regex.Replace(match.Value, @"(?<=, )(?:\* )+|(?<=^\w+ (?:const )?)(?:\* )+", "_ "));
        var any = $"(?:{string.Join('|', names.Select(Regex.Escape))})";
        var named = $@"(?<=(?:[^\w\s*]|return|else|do) )(?<!sizeof \( )(?:\* )+{any}(?= (?!->|\[|\())|(?<![\w>.] )(?<!\w){any} \["
            + $@"|\b(?:{Fillers}) \( (?:\( [^()]* \) )?(?:{any} ,|[^;]*sizeof \( (?:{record}|\* {any}) \))";
        var others = $@"|\b(?:{Fillers}) \( (?:\( [^()]* \) )?(?:\w+ \(|[^,;]*\bdev_as\b)|(?<=[;{{}}] )\* (?!\w+ =)[^;=]+ = \* [^;]+;";
        var odd = new Regex(onlyNamed ? named : named + others, RegexOptions.CultureInvariant);
        return odd.Match(rest) is { Success: true } found ? Around(rest, found) : null;
    }

    private static IEnumerable<string> NamesIn(Match declaration) => Regex.Matches(declaration.Groups["more"].Value, @"(?<=, (?:\* )*)\w+")
        .Select(more => more.Value).Prepend(declaration.Groups["name"].Value);

    private static string Around(string text, Match found)
    {
        var from = text.LastIndexOfAny([';', '{', '}'], Math.Max(0, found.Index - 1)) + 1;
        var to = text.IndexOf(';', found.Index) is var end and >= 0 ? end : text.Length;
        var words = text[from..Math.Min(to, from + 100)].Trim();
        return $"'{words}'";
    }
}

using System.Text.RegularExpressions;

namespace VtdVerify.Subjects;

/// <summary>
/// Where code may write, or copy, an address space as a whole: it gets another one's tree then, though no line names the tree. Files are
/// read by their words, as most of them are never run. An array of pointers holds no address space.
/// </summary>
public static class WholeSpaces
{
    private const string Fillers = "mem(?:cpy|move|set)|g_memdup2?|g_slice_copy|bcopy";

    // Each is looked for all over the text, or looks ahead to the end of its statement: 25 KiB of them would take minutes.
    private const int MostNames = 200;
    private const int MostFillers = 1_000;
    private const int MostStars = 5_000;

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

        if (names.Count > MostNames || Count($@"\b(?:{Fillers}) \(") > MostFillers || Count(@"[;{}] \* ") > MostStars)
        {
            return $"more names of a {record}, or places that may fill one, than are looked through";
        }

        // The stars of a declaration are those of its type.
        var rest = declarations.Replace(text, match => Regex.Replace(match.Value, @"(?<=, )(?:\* )+|(?<=^\w+ (?:const )?)(?:\* )+", "_ "));
        var any = $"(?:{string.Join('|', names.Select(Regex.Escape))})";
        var named = $@"(?<=(?:[^\w\s*]|return|else|do) )(?<!sizeof \( )(?:\* )+{any}(?= (?!->|\[|\())|(?<![\w>.] )(?<!\w){any} \["
            + $@"|\b(?:{Fillers}) \( (?:\( [^()]* \) )?(?:{any} ,|[^;]*sizeof \( (?:{record}|\* {any}) \))";
        var others = $@"|\b(?:{Fillers}) \( (?:\( [^()]* \) )?(?:\w+ \(|[^,;]*\bdev_as\b)|(?<=[;{{}}] )\* (?!\w+ =)[^;=]+ = \* [^;]+;";
        var odd = new Regex(onlyNamed ? named : named + others, RegexOptions.CultureInvariant);
        return odd.Match(rest) is { Success: true } found ? Around(rest, found) : null;

        int Count(string pattern) => Regex.Count(text, pattern, RegexOptions.CultureInvariant);
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

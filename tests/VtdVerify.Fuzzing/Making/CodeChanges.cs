using System.Text.RegularExpressions;

namespace VtdVerify.Fuzzing.Making;

/// <summary>Changes of C, word by word.</summary>
internal static partial class CodeChanges
{
    private static readonly string[] Words =
    [
        "(", ")", "{", "}", "[", "]", ";", ",", "*", "&", "->", ".", "...", "=", "==", "<<", ">>=", "?", ":", "++", "--", "!", "~", "%",
        "/",
        "if", "else", "for", "while", "do", "switch", "case", "default", "goto", "break", "continue", "return", "sizeof", "typeof",
        "struct",
        "union", "enum", "typedef", "static", "extern", "inline", "const", "void", "int", "unsigned", "long", "char", "asm",
        "__attribute__",
        "_Static_assert", "0", "1", "-1", "0xffffffffffffffff", "18446744073709551615UL", "99999999999999999999", "'\\0'", "\"s\"", "L\"",
        "/*",
        "*/", "//", "#", "\n#define X(a, ...) X(X(a), ## __VA_ARGS__)\n", "\n#if 0\n", "\n#else\n", "\n#endif\n", "\n#include \"x.h\"\n",
        "\\\n",
        "n->start", "n->end", "assert", "MIN", "uint64_t", "hwaddr", "DMAMap", "vtd_address_space_unmap", "x",
    ];

    // Repetitions of repetitions would fill the memory before a reader sees them.
    private const int MostCharacters = 1 << 22;

    /// <summary>How often a text is repeated at most.</summary>
    public static int AtMost(int times, string text) => Math.Min(times, 1 + (MostCharacters / (text.Length + 1)));

    /// <summary>The text with some of its words repeated, dropped, replaced, or put within each other many times.</summary>
    public static string Disturb(string text, FuzzSource source)
    {
        var words = Word().Matches(text).Select(match => match.Value).ToList();
        words.AddRange(words.Count == 0 ? ["x"] : []);
        for (var changes = 1 + source.Below(8); changes > 0; changes--)
        {
            var at = source.Below(words.Count);
            var times = 1 << source.Below(source.OneIn(10) ? 15 : 5);
            words[at] = source.Below(7) switch
            {
                0 => string.Empty,
                1 => source.Of(Words),
                2 => $"{words[at]} {source.Of(Words)}",
                3 => string.Join(' ', Enumerable.Repeat(words[at], AtMost(times, words[at]))),
                4 => string.Join(' ', Enumerable.Repeat(source.Of(Words), times)),
                5 => Nested(source, words[at], times),
                _ => words[source.Below(words.Count)],
            };
        }

        return string.Concat(words);
    }

    private static string Nested(FuzzSource source, string inner, int times)
    {
        var (before, after) = source.Of<(string, string)>(
        [
            ("(", ")"), ("{", "}"), ("[", "]"), ("typeof(", ")"), ("sizeof(", ")"), ("(int)(", ")"), ("if (x) {", "}"), ("f(", ")"),
            ("struct { ", " x; }"), ("({ ", "; })"), ("x ? ", " : 0"), ("- ", ""), ("* ", ""), ("1 + ", ""), ("a[", "]"),
            ("#if 1\n", "\n#endif\n"),
        ]);
        return string.Concat(Enumerable.Repeat(before, times)) + inner + string.Concat(Enumerable.Repeat(after, times));
    }

    [GeneratedRegex(@"[A-Za-z_0-9]+|\s+|[^A-Za-z_0-9\s]")]
    private static partial Regex Word();
}

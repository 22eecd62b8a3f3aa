namespace VtdVerify.CSubset.Syntax;

/// <summary>Which characters make which tokens, and what escapes stand for.</summary>
internal static class Characters
{
    /// <summary>Longest first, so that the first match is the token.</summary>
    private static readonly string[] Punctuators =
    [
        "<<=", ">>=", "...", "->", "++", "--", "<<", ">>", "<=", ">=", "==", "!=", "&&", "||", "+=", "-=", "*=", "/=", "%=", "&=", "|=",
        "^=",
        "{", "}", "(", ")", "[", "]", ";", ",", ".", "+", "-", "*", "/", "%", "&", "|", "^", "~", "!", "<", ">", "=", "?", ":",
    ];

    private static readonly HashSet<string> Keywords =
    [
        "auto", "break", "case", "char", "const", "continue", "default", "do", "double", "else", "enum", "extern", "float", "for",
        "goto", "if", "inline", "int", "long", "register", "restrict", "return", "short", "signed", "sizeof", "static", "struct",
        "switch", "typedef", "union", "unsigned", "void", "volatile", "while", "_Alignof", "_Atomic", "_Bool", "_Noreturn",
        "_Static_assert", "_Thread_local", "__attribute__", "__attribute", "__extension__", "__inline", "__inline__", "__restrict",
        "__restrict__", "__const", "__volatile__", "typeof", "__typeof__", "__typeof", "__alignof__", "asm", "__asm__", "__asm",
        "__thread", "__signed__", "__auto_type",
    ];

    public static bool IsIdentifierStart(char c) => char.IsAsciiLetter(c) || c is '_' or '$';

    public static bool IsIdentifierPart(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '$';

    public static bool IsKeyword(string text) => Keywords.Contains(text);

    private static readonly string[][] ByFirst =
        [.. Enumerable.Range(0, 128).Select(first => Punctuators.Where(punctuator => punctuator[0] == first).ToArray())];

    public static string? PunctuatorAt(string text, int position)
    {
        var rest = text.AsSpan(position);
        foreach (var punctuator in rest[0] < ByFirst.Length ? ByFirst[rest[0]] : [])
        {
            if (rest.StartsWith(punctuator, StringComparison.Ordinal))
            {
                return punctuator;
            }
        }

        return null;
    }

    /// <summary>The characters between the quotes with escapes replaced; null where an escape is unknown or out of range.</summary>
    public static string? Unescape(string quoted)
    {
        var quote = quoted.IndexOfAny(['"', '\'']);
        var body = quoted[(quote + 1)..^1];
        var result = new System.Text.StringBuilder(body.Length);
        for (var i = 0; i < body.Length; i++)
        {
            if (body[i] != '\\')
            {
                result.Append(body[i]);
                continue;
            }

            i++;
            if (!AppendEscape(body, ref i, result))
            {
                return null;
            }
        }

        return result.ToString();
    }

    private static bool AppendEscape(string body, ref int i, System.Text.StringBuilder result)
    {
        const string names = "abfnrtve0\\'\"?";
        const string values = "\a\b\f\n\r\t\v\u001b\0\\'\"?";
        if (i >= body.Length)
        {
            return false;
        }

        if (body[i] == 'x')
        {
            return AppendDigits(body, ref i, result, 16, 8);
        }

        if (body[i] is >= '0' and <= '7')
        {
            i--;
            return AppendDigits(body, ref i, result, 8, 3);
        }

        if (body[i] is '\n' or '\r')
        {
            return true;
        }

        var index = names.IndexOf(body[i], StringComparison.Ordinal);
        if (index >= 0)
        {
            result.Append(values[index]);
        }

        return index >= 0;
    }

    private static bool AppendDigits(string body, ref int i, System.Text.StringBuilder result, int radix, int limit)
    {
        var (value, count) = (0L, 0);
        while (count < limit && i + 1 < body.Length && DigitValue(body[i + 1]) < radix)
        {
            value = (value * radix) + DigitValue(body[++i]);
            count++;
        }

        result.Append((char)(value & 0xff));
        return count > 0 && value <= 0xff;
    }

    private static int DigitValue(char c) => char.IsAsciiHexDigit(c) ? Convert.ToInt32(c.ToString(), 16) : int.MaxValue;
}

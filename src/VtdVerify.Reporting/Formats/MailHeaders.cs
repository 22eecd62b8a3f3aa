using System.Text;
using VtdVerify.Reporting.Rendering;

namespace VtdVerify.Reporting.Formats;

/// <summary>The header of an answer to a posted patch.</summary>
internal static class MailHeaders
{
    /// <summary>Of a mail's text, so that an answer may quote it.</summary>
    public const int Width = 72;

    // An encoded word has at most 75 characters (RFC 2047), twelve of them around the text; four of Base64 hold three bytes.
    private const int BytesPerWord = 45;

    public static IEnumerable<(string Name, string Value)> Of(InputInfo? input)
    {
        if (input?.Author is { } author && IsAddress(Address(author)))
        {
            yield return ("To", author.Name.Length == 0 ? Address(author) : $"{Phrase(author.Name)} <{Address(author)}>");
        }

        var subject = Printable.OneLine(input?.Subject ?? input?.Title ?? "the patch");
        yield return ("Subject", Encoded(subject.StartsWith("Re:", StringComparison.OrdinalIgnoreCase) ? subject : $"Re: {subject}"));
        if (input?.MessageId is { } id)
        {
            yield return ("In-Reply-To", Id(id));
            yield return ("References", input.InReplyTo is { } thread && thread != id ? $"{Id(thread)}\n {Id(id)}" : Id(id));
        }

        yield return ("MIME-Version", "1.0");
        yield return ("Content-Type", "text/plain; charset=utf-8");
        yield return ("Content-Transfer-Encoding", "8bit");
    }

    private static string Id(string id) => $"<{Bare(id).Trim('<', '>')}>";

    private static string Address(Author author) => Bare(author.Address);

    // An encoded word is no address, whatever it says once it is decoded.
    private static bool IsAddress(string bare) =>
        bare.Contains('@', StringComparison.Ordinal) && !bare.Contains("=?", StringComparison.Ordinal);

    /// <summary>Without what would end a header or an address: the values come from a stranger's mail.</summary>
    private static string Bare(string text) => string.Concat(text.Where(c => c is > ' ' and < '\u007f' and not ('<' or '>' or ',' or ';')));

    private static string Phrase(string name)
    {
        // A program that decodes a name before it looks for the address would find another one in it.
        var line = string.Concat(Printable.OneLine(name).Where(c => c is not ('<' or '>' or '@')));
        return line.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-') ? line : Encoded(line, always: true);
    }

    private static string Encoded(string text, bool always = false)
    {
        if (!always && text.All(c => c is >= ' ' and < '\u007f'))
        {
            return text;
        }

        var words = new List<string>();
        var bytes = new List<byte>();
        foreach (var rune in text.EnumerateRunes())
        {
            var next = Encoding.UTF8.GetBytes(rune.ToString());
            if (bytes.Count + next.Length > BytesPerWord)
            {
                words.Add(Word(bytes));
                bytes = [];
            }

            bytes.AddRange(next);
        }

        return string.Join("\n ", words.Append(Word(bytes)));
    }

    private static string Word(List<byte> bytes) => $"=?utf-8?B?{Convert.ToBase64String([.. bytes])}?=";
}

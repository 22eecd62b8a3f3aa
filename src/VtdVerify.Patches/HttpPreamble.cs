using System.Globalization;
using System.Text.RegularExpressions;

namespace VtdVerify.Patches;

/// <summary>What stands before the body where an API page was saved as text, or an answer with its headers (<c>curl -i</c>).</summary>
internal static partial class HttpPreamble
{
    /// <summary>The status line is looked for in this many characters; the page's own text before it is a few lines.</summary>
    private const int Window = 4096;

    /// <summary>Where the JSON body begins; null if there is no status line with a JSON body after its headers.</summary>
    /// <exception cref="PatchFormatException">The server answered with an error, or with something else than JSON.</exception>
    public static int? Find(PatchInput input)
    {
        var match = StatusLine().Match(input.Text, 0, Math.Min(Window, input.Text.Length));
        if (!match.Success)
        {
            return null;
        }

        var body = AfterBlankLine(input.Text, match.Index);
        while (body is { } at
            && StatusLine().Match(input.Text, at, Math.Min(Window, input.Text.Length - at)) is { Success: true } next
            && next.Index == at)
        {
            (match, body) = (next, AfterBlankLine(input.Text, at));
        }

        return Check(input, match, body);
    }

    private static int? Check(PatchInput input, Match status, int? body)
    {
        var isJson = body is { } start && PatchReader.StartsJson(input.Text.AsSpan(start));
        if (!isJson && status.Index > 0)
        {
            return null;
        }

        if (int.Parse(status.Groups["code"].ValueSpan, CultureInfo.InvariantCulture) / 100 != 2)
        {
            throw new PatchFormatException(
                $"the server did not send a patch but answered '{status.Value.Trim()}'",
                input.SourceName,
                input.Text.AsSpan(0, status.Index).Count('\n') + 1,
                Remedies.TakeApi);
        }

        return isJson ? body : throw new PatchFormatException(
            "an HTTP answer whose body is not JSON",
            input.SourceName,
            1,
            "Save the body without its headers (curl without -i). " + Remedies.TakeApi);
    }

    private static int? AfterBlankLine(string text, int from)
    {
        var match = BlankLine().Match(text, from);
        return match.Success ? match.Index + match.Length : null;
    }

    [GeneratedRegex(
        @"^HTTP(?:/[0-9](?:\.[0-9])?)? (?<code>[1-5][0-9]{2})\b[^\r\n]*", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex StatusLine();

    [GeneratedRegex(@"\n\r?\n", RegexOptions.CultureInvariant)]
    private static partial Regex BlankLine();
}

using System.Globalization;
using System.Text;

namespace VtdVerify.Repair.Writing;

/// <summary>What the mail of a mend says.</summary>
/// <param name="Title">The commit's title, without a prefix.</param>
/// <param name="Paragraphs">What was wrong and how it shows; each is wrapped.</param>
/// <param name="Trailers">Lines such as <c>Fixes:</c>, as they are.</param>
public sealed record MendMessage(string Title, IReadOnlyList<string> Paragraphs, IReadOnlyList<string> Trailers);

/// <summary>A mend as git format-patch writes a commit, so that <c>git am</c> takes it.</summary>
public static class MendMail
{
    private const int Width = 72;

    /// <summary>The mail. Its author is a placeholder, for <c>git commit --amend --reset-author</c>.</summary>
    /// <param name="diff">As <see cref="MendDiff"/> gives it.</param>
    /// <param name="signature">The program and its version.</param>
    public static string Of(MendMessage message, string diff, string signature)
    {
        var mail = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"From {new string('0', 40)} Mon Sep 17 00:00:00 2001\n")
            .Append("From: VtdVerify <vtdverify@localhost>\n")
            .Append("Date: Thu, 1 Jan 1970 00:00:00 +0000\n")
            .Append(CultureInfo.InvariantCulture, $"Subject: [PATCH] {message.Title}\n\n");
        foreach (var paragraph in message.Paragraphs)
        {
            foreach (var line in Wrap(paragraph))
            {
                mail.Append(line).Append('\n');
            }

            mail.Append('\n');
        }

        foreach (var trailer in message.Trailers)
        {
            mail.Append(trailer).Append('\n');
        }

        return mail.Append("---\n\n").Append(diff).Append(CultureInfo.InvariantCulture, $"-- \n{signature}\n").ToString();
    }

    private static IEnumerable<string> Wrap(string text)
    {
        var line = string.Empty;
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > Width)
            {
                yield return line;
                line = string.Empty;
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        yield return line;
    }
}

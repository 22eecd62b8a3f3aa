using System.Globalization;
using System.Text;
using VtdVerify.Reporting.Rendering;

namespace VtdVerify.Reporting.Formats;

/// <summary>
/// A review as a mail to the patch's author: the hunk cut to what matters, the remark right below the wrong line. Without a From line,
/// which the reviewer's own program adds. Of a series an mbox with a mail for each patch that is to blame.
/// </summary>
internal sealed class ReplyFormat : IReportFormat
{
    private const string MboxLine = "From vtdverify Thu Jan  1 00:00:00 1970\n";
    private const int LongestQuote = 240;

    public string Name => "reply";

    public string Reader => "the patch's author, by mail";

    public string Write(CheckResult result, ReportSettings settings)
    {
        if (result.Series is not { } series)
        {
            var subject = result.Subjects.LastOrDefault(one => one.Role == SubjectRole.Checked);
            return subject is null ? string.Empty : Mail(result, result.Input, subject, subject.Causes, settings);
        }

        var mails = new StringBuilder();
        foreach (var patch in series.Patches)
        {
            var found = Found(result, patch);
            if (found.Count > 0)
            {
                var subject = found[^1].Subject;
                var own = found.ConvertAll(one => one.Cause);
                var input = (result.Input ?? Nobody(patch.Title)) with
                {
                    Subject = $"[PATCH {patch.Label}] {patch.Title}", MessageId = patch.MessageId, InReplyTo = null, Date = null,
                };
                mails.Append(MboxLine).Append(Mail(result, input, subject, own, settings)).Append('\n');
            }
        }

        return mails.ToString();
    }

    /// <summary>
    /// The causes in lines that the patch shows, once each, with the state of the series that shows each first: a function may be wrong in
    /// the patch that adds it, and run only with the next one. A cause that no patch shows is told of the patch whose state has it.
    /// </summary>
    private static List<(SubjectResult Subject, CauseResult Cause)> Found(CheckResult result, SeriesPatch patch) =>
    [
        .. result.Subjects.Where(subject => subject.Role == SubjectRole.Checked)
            .SelectMany(subject => subject.Causes, (subject, cause) => (subject, cause))
            .Where(one => one.cause.Excerpt is { MessageId: { } shown } ? shown == patch.MessageId : one.subject.Name == patch.Subject)
            .DistinctBy(one => (one.cause.Title, one.cause.Line?.File, one.cause.Line?.Text)),
    ];

    private static InputInfo Nobody(string title) =>
        new() { Kind = InputKind.Mbox, Path = "-", Sha256 = string.Empty, Title = title };

    private static string Mail(
        CheckResult result, InputInfo? input, SubjectResult subject, IReadOnlyList<CauseResult> causes, ReportSettings settings)
    {
        var mail = new StringBuilder();
        foreach (var (name, value) in MailHeaders.Of(input))
        {
            mail.Append(CultureInfo.InvariantCulture, $"{name}: {value}\n");
        }

        mail.Append('\n');
        foreach (var line in Body(result, input, subject, causes, settings))
        {
            mail.Append(line.TrimEnd()).Append('\n');
        }

        return mail.ToString();
    }

    private static IEnumerable<string> Body(
        CheckResult result, InputInfo? input, SubjectResult subject, IReadOnlyList<CauseResult> causes, ReportSettings settings)
    {
        if (input?.Author is { } author)
        {
            var name = Printable.OneLine(author.Name);
            yield return input.Date is { Length: >= 10 } date ? $"On {date[..10]}, {name} wrote:" : $"{name} wrote:";
        }

        PatchExcerpt? before = null;
        foreach (var cause in causes.OrderBy(cause => cause.Excerpt is null).ThenBy(cause => cause.Excerpt?.File, StringComparer.Ordinal)
            .ThenBy(cause => cause.Line?.Line))
        {
            foreach (var line in Quoted(cause, before).Concat(ReplyRemark.Of(cause, subject)))
            {
                yield return line;
            }

            before = cause.Excerpt ?? before;
        }

        var held = subject.Guarantees.Count(one => Standings.Of(one, settings.AllowBounded) == Standing.Holds);
        foreach (var line in Prose.Wrap(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{held} of {subject.Guarantees.Count} guarantees are proved for every address and any number of mappings")
            + (causes.Count == 0 ? "." : "; the remarks above show the smallest counterexample of each refutation, replayed on the code."),
            MailHeaders.Width))
        {
            yield return line;
        }

        if (result.Command is { } command)
        {
            yield return string.Empty;
            yield return "To see it again:";
            yield return string.Empty;
            yield return $"  {Printable.OneLine(command)}";
        }
    }

    /// <summary>The lines up to the one that is meant; of a hunk that goes on neither the file nor the heading again.</summary>
    private static IEnumerable<string> Quoted(CauseResult cause, PatchExcerpt? before)
    {
        if (cause.Excerpt is not { } excerpt)
        {
            yield break;
        }

        yield return "> [...]";
        if (excerpt.File != before?.File)
        {
            yield return $"> --- a/{Printable.Clean(excerpt.File)}";
            yield return $"> +++ b/{Printable.Clean(excerpt.File)}";
        }

        if (excerpt.File != before?.File || excerpt.Heading != before.Heading)
        {
            yield return $"> {Short(excerpt.Heading)}";
        }

        foreach (var line in excerpt.Lines)
        {
            yield return $"> {Short(line)}";
        }

        yield return string.Empty;
    }

    /// <summary>A line of a mail has at most 998 bytes, and a reader has seen enough of one long before.</summary>
    private static string Short(string line)
    {
        var text = Printable.Clean(line);
        return text.Length <= LongestQuote ? text
            : $"{text[..(char.IsHighSurrogate(text[LongestQuote - 1]) ? LongestQuote - 1 : LongestQuote)]} [...]";
    }
}

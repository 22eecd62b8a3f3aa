using System.Globalization;
using VtdVerify.CSubset.Syntax;
using VtdVerify.Patches;
using VtdVerify.QemuSource;
using VtdVerify.Reporting;
using VtdVerify.Subjects;

namespace VtdVerify.Checks.Inputs;

/// <summary>The code of an unmap after some patches.</summary>
/// <param name="State">The same for two states that are the same to an unmap.</param>
/// <param name="Subject">Reads it.</param>
internal sealed record SeriesCode(string State, Func<ReportedSubject> Subject);

/// <summary>Keeps account of what becomes of each patch of a series.</summary>
/// <param name="whole">What the code with all patches leans on, to end the sentence on it.</param>
internal sealed class SeriesAccount(PatchSeries series, string whole)
{
    private const int MostNamed = 8;

    private readonly List<SeriesPatch> patches = [];
    private readonly List<ReportedSubject> subjects = [];
    private readonly List<string> notes = [];
    private string? state;
    private string? broken;
    private SeriesPatch? last;

    /// <summary>The code before the first patch, which the first is compared with.</summary>
    public void BeginWith(string before) => state = before;

    public void Note(string note) => notes.Add(note);

    /// <summary>From here on the patches do not follow from those before: the series is no longer one piece of code.</summary>
    public void Break(string reason)
    {
        (broken, state) = (broken ?? reason, null);
        notes.Add($"{char.ToUpperInvariant(reason[0])}{reason[1..]}: the patches after it are read without those before it.");
    }

    /// <summary>A subject's name and description.</summary>
    public (string Name, string Description) Identify(PatchDocument patch)
    {
        var label = series.LabelOf(patch);
        var number = patch.Metadata.Number is { } n && label.Contains('/', StringComparison.Ordinal) ? n : patches.Count + 1;
        return (
            string.Create(CultureInfo.InvariantCulture, $"patch-{number}"),
            $"the code with the series applied up to {label}");
    }

    /// <summary>As <see cref="Identify"/>, for the code with a reply's diff on top.</summary>
    public (string Name, string Description) IdentifyReply(PatchDocument reply) => (
        string.Create(CultureInfo.InvariantCulture, $"reply-{patches.Count - series.Patches.Count + 1}"),
        $"the code with the series applied and the diff of the reply to {series.LabelOf(series.AnsweredBy(reply))} on top");

    public void PassOver(PatchDocument patch, string reason) =>
        patches.Add(Entry(patch, PatchOutcome.NotChecked) with { Reason = reason });

    public void PassOverReply(PatchDocument reply, string reason) =>
        patches.Add(ReplyEntry(reply, PatchOutcome.NotChecked) with { Reason = reason });

    /// <summary>Takes the code with all patches and a reply's diff for a subject, if it is another one to an unmap.</summary>
    /// <param name="read">The code; null where it shows nothing of an unmap.</param>
    public void TakeReply(PatchDocument reply, Func<SeriesCode?> read)
    {
        try
        {
            if (read() is not { } code || code.State == state)
            {
                PassOverReply(reply, "changes no function of the unmap");
                return;
            }

            subjects.Add(code.Subject());
            patches.Add(ReplyEntry(reply, PatchOutcome.Checked) with { Subject = subjects[^1].Subject.Name });
        }
        catch (Exception reason) when (IsOfPatch(reason))
        {
            PassOverReply(reply, $"cannot be read: {ReasonOf(reason)}");
        }
    }

    /// <summary>Takes the code with the patch for a subject, if it is another one to an unmap.</summary>
    /// <param name="read">The code; null where it shows nothing of an unmap.</param>
    public void Take(PatchDocument patch, Func<SeriesCode?> read)
    {
        try
        {
            if (read() is not { } code)
            {
                PassOverUnseen(patch);
                return;
            }

            if (code.State == state)
            {
                PassOver(patch, "changes no function of the unmap");
                return;
            }

            state = code.State;
            subjects.Add(code.Subject());
            patches.Add(last = Entry(patch, PatchOutcome.Checked) with { Subject = subjects[^1].Subject.Name });
        }
        catch (Exception reason) when (IsOfPatch(reason))
        {
            patches.Add(last = Entry(patch, PatchOutcome.Unreadable) with { Reason = ReasonOf(reason) });
        }
    }

    /// <summary>All that was read.</summary>
    /// <param name="path">As the user wrote it.</param>
    /// <exception cref="UserErrorException">No patch is one of the unmap that can be read.</exception>
    public CheckInput Close(string path)
    {
        if (subjects.Count == 0)
        {
            throw new UserErrorException(
                $"none of the {patches.Count} patches changes the unmap in a way that can be read: "
                + Some(patches.Select(patch => $"{patch.Label} {patch.Reason}"), "; "),
                PatchSource.Wanted,
                ExitCodes.InputError)
            {
                Place = series.Patches[0].SourceName,
            };
        }

        var missing = Some(
            series.Missing.Select(n => FormattableString.Invariant($"{n}/{series.Patches[0].Metadata.Total}")), ", ");
        if (series.Missing.Count > 0)
        {
            notes.Add($"Not in the input: {missing}.");

            // Who gives one patch asks for that one.
            broken ??= series.Patches.Count == 1 ? null : $"not in the input: {missing}";
        }

        return new CheckInput(InputInfoOf.Series(series, path), subjects, [.. series.Notes, .. notes])
        {
            Documents = series.Patches,
            Series = new SeriesInfo
            {
                Patches = patches,
                Missing = series.Missing,
                Whole = broken is null ? last!.Subject : null,
                WholeNote = broken is not null ? $"not checked: {broken}"
                    : last!.Subject is null ? $"not checked: it cannot be read after {last.Label}"
                    : $"the same as after {last.Label}, the last patch that changes the unmap; {whole}",
            },
        };
    }

    private void PassOverUnseen(PatchDocument patch)
    {
        if (state is not null)
        {
            throw new UnreadableSubjectException($"{CSubject.EntryPoint}, which an earlier patch shows, is missing after this one");
        }

        PassOver(patch, $"does not show {CSubject.EntryPoint}, where an unmap begins");
    }

    /// <summary>Whether a patch cannot be read; anything else ends the run.</summary>
    private static bool IsOfPatch(Exception reason) => reason is UnreadableSubjectException or TreeException or TooMuchCodeException;

    private static string ReasonOf(Exception reason) => (reason is TreeException tree ? tree.Problem : reason.Message).TrimEnd('.');

    private static string Some(IEnumerable<string> names, string separator)
    {
        var all = names.ToList();
        var more = all.Count > MostNamed ? FormattableString.Invariant($" and {all.Count - MostNamed} more") : string.Empty;
        return string.Join(separator, all.Take(MostNamed)) + more;
    }

    private SeriesPatch ReplyEntry(PatchDocument reply, PatchOutcome outcome) =>
        Entry(reply, outcome) with { Label = $"reply to {series.LabelOf(series.AnsweredBy(reply))}" };

    private SeriesPatch Entry(PatchDocument patch, PatchOutcome outcome) => new()
    {
        Label = series.LabelOf(patch),
        Title = patch.Metadata.Title ?? patch.Metadata.Subject ?? patch.Files[0].Path,
        MessageId = patch.Metadata.MessageId,
        Outcome = outcome,
    };
}

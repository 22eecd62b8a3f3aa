using System.Text.RegularExpressions;
using VtdVerify.Reporting;

namespace VtdVerify.Checks.Explaining.Claims;

/// <summary>
/// Promises that a posted text makes in words that are known here, each with the guarantees that it is about. Of other words nothing is
/// guessed. A test holds the guarantees against those that there are.
/// </summary>
internal static partial class StatedClaims
{
    private static readonly (Regex Phrase, string[] Guarantees)[] Phrases =
    [
        (PowerOfTwo(), ["power-of-two"]),
        (EachMapping(), ["complete", "exact"]),
        (WholeInOneGo(), ["plain-cover"]),
        (WhenTracking(), ["guard"]),
        (DirtyBitmaps(), ["dirty-kept"]),
        (BitmapLimit(), ["bitmap-fits"]),
        (TranslatedAddress(), ["exact"]),
        (InsideScope(), ["in-scope"]),
        (BeforeRemoval(), ["notify-first"]),
        (NoAbort(), ["no-abort"]),
    ];

    /// <summary>The ids of the guarantees that a phrase is about.</summary>
    public static IEnumerable<string> Known => Phrases.SelectMany(phrase => phrase.Guarantees).Distinct();

    /// <summary>The promises of the text in its order, each phrase once.</summary>
    /// <param name="text">The message and the comments that the patch adds, with their line ends.</param>
    public static IReadOnlyList<ClaimedResult> In(string text, SubjectResult subject)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return
        [
            .. Phrases.Select(phrase => (Match: phrase.Phrase.Match(line), phrase.Guarantees))
                .Where(found => found.Match.Success)
                .OrderBy(found => found.Match.Index)
                .Select(found => new ClaimedResult(found.Match.Value, VerdictsOf(found.Guarantees, subject)))
                .Where(claim => claim.Guarantees.Count > 0),
        ];
    }

    private static IReadOnlyList<ClaimedGuarantee> VerdictsOf(IEnumerable<string> ids, SubjectResult subject) =>
    [
        .. from id in ids
           from guarantee in subject.Guarantees
           where guarantee.Id == id
           select new ClaimedGuarantee(id, guarantee.Verdict),
    ];

    [GeneratedRegex("(always )?a power of (2|two) in size", RegexOptions.IgnoreCase)]
    private static partial Regex PowerOfTwo();

    [GeneratedRegex("unmap each range with (an )?active mapping", RegexOptions.IgnoreCase)]
    private static partial Regex EachMapping();

    [GeneratedRegex("unmapping the whole address space in one go is optimal", RegexOptions.IgnoreCase)]
    private static partial Regex WholeInOneGo();

    [GeneratedRegex("when (global_dirty_tracking is active|dirty tracking is enabled)", RegexOptions.IgnoreCase)]
    private static partial Regex WhenTracking();

    [GeneratedRegex("set dirty bitmaps?", RegexOptions.IgnoreCase)]
    private static partial Regex DirtyBitmaps();

    [GeneratedRegex("maximum bitmap size", RegexOptions.IgnoreCase)]
    private static partial Regex BitmapLimit();

    [GeneratedRegex("need(s|ed)? (valid )?translated_addr", RegexOptions.IgnoreCase)]
    private static partial Regex TranslatedAddress();

    [GeneratedRegex("(within|inside|in) the notifier's (scope|range)", RegexOptions.IgnoreCase)]
    private static partial Regex InsideScope();

    [GeneratedRegex("notif(y|ied) before (it is |they are )?remov(e|ed|ing)", RegexOptions.IgnoreCase)]
    private static partial Regex BeforeRemoval();

    [GeneratedRegex("(never|does not|doesn't|won't) abort", RegexOptions.IgnoreCase)]
    private static partial Regex NoAbort();
}

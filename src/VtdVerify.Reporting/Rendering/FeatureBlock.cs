using System.Globalization;

namespace VtdVerify.Reporting.Rendering;

/// <summary>How the scenarios of the feature files that the command line named ended.</summary>
internal static class FeatureBlock
{
    /// <summary>Those files in which a scenario did not pass.</summary>
    public static void WriteFailed(Page page, SubjectResult subject)
    {
        foreach (var feature in (subject.Features ?? []).Where(feature => feature.Failed + feature.Undecided > 0))
        {
            Write(page, subject, feature);
        }
    }

    public static void Write(Page page, CheckResult result)
    {
        foreach (var subject in result.Subjects.Where(subject => subject.Features is not null))
        {
            foreach (var feature in subject.Features!)
            {
                Write(page, subject, feature);
            }
        }
    }

    private static void Write(Page page, SubjectResult subject, FeatureResult feature)
    {
        page.Blank();
        page.Line(new Piece($"{feature.File} on {subject.Name}", Styles.Heading));
        page.Field("feature", feature.Name);
        page.Field("scenarios", Tally(feature));
        foreach (var failure in feature.Failures)
        {
            page.Field("failed", $"\"{failure.Name}\" at {Words.Place(failure.Feature, failure.Line)}");
            page.Field("  step", failure.Step);
            page.Field("  result", failure.Message);
        }
    }

    private static string Tally(FeatureResult feature)
    {
        var tally = string.Create(CultureInfo.InvariantCulture, $"{feature.Failed} failed, {feature.Passed} passed");
        tally = feature.Undecided > 0 ? string.Create(CultureInfo.InvariantCulture, $"{tally}, {feature.Undecided} undecided") : tally;
        return feature.Skipped > 0 ? string.Create(CultureInfo.InvariantCulture, $"{tally}, {feature.Skipped} skipped") : tally;
    }
}

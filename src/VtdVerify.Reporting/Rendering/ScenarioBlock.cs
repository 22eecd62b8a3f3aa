using System.Globalization;

namespace VtdVerify.Reporting.Rendering;

/// <summary>What the scenarios of a refuted guarantee say of it.</summary>
internal static class ScenarioBlock
{
    public static void Write(Page page, GuaranteeResult guarantee)
    {
        var (passed, failed) = (guarantee.Scenarios.Passed, guarantee.Scenarios.Failed);
        var remark = Consistency.NoScenarioShowsIt(guarantee) ? ": no scenario shows it, only the proof does" : string.Empty;
        page.Field("scenarios", string.Create(CultureInfo.InvariantCulture, $"{failed} failed, {passed} passed{remark}"));
        foreach (var failure in guarantee.Scenarios.Failures)
        {
            page.Field("failed", $"\"{failure.Name}\" at {Words.Place(failure.Feature, failure.Line)}");
            page.Field("  step", failure.Step);
            page.Field("  result", failure.Message);
        }
    }
}

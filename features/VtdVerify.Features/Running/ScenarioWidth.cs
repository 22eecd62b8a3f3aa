using System.Globalization;
using System.Text.RegularExpressions;
using VtdVerify.Gherkin.Documents;
using VtdVerify.Model;

namespace VtdVerify.Features.Running;

/// <summary>The address width that a scenario speaks of: a vIOMMU without it has nothing to say of the scenario.</summary>
internal static partial class ScenarioWidth
{
    /// <summary>Whether machines with the page tables can be such as the scenario's; one that names no width is of all of them.</summary>
    public static bool Fits(Pickle scenario, IovaSpace space) =>
        scenario.Steps.Select(step => Width().Match(step.Text)).LastOrDefault(match => match.Success) is not { } named
        || space.Widths.Contains(int.Parse(named.Groups["bits"].ValueSpan, CultureInfo.InvariantCulture));

    [GeneratedRegex("^an IOMMU with an address width of (?<bits>[0-9]+) bits$", RegexOptions.ExplicitCapture)]
    private static partial Regex Width();
}

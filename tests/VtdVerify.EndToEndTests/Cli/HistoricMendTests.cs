using System.Text.Json;
using NUnit.Framework;
using VtdVerify.Mutation.Mutants;
using VtdVerify.Reporting;
using VtdVerify.Tests.Mutation;
using VtdVerify.Tests.Subjects;

namespace VtdVerify.Tests.Cli;

/// <summary>
/// Faults of the past that one edit makes: put into the sample patch, are they mended back by `repair`? What docs/repair.md says of it.
/// </summary>
[Category("EndToEnd")]
[Category("Long")]
public sealed class HistoricMendTests
{
    private static readonly MutationTarget Sample = Targets.Of("sample-fixed");

    private static readonly Mutant[] Faults =
    [
        .. Sample.Mutants(MutantSelection.Everything).Where(mutant => mutant.Faults.Count > 0),
    ];

    // The branch that takes the tracked path is gone. What it led to breaks two guarantees that hold without it, so no mend puts it back.
    private static readonly string[] NotMended = ["H9"];

    private static IEnumerable<TestCaseData> Cases => Faults.Select(mutant =>
        new TestCaseData(mutant).SetArgDisplayNames($"{string.Join('+', mutant.Faults)} {mutant.Id}"));

    [Test]
    public void There_are_as_many_as_the_page_says() => Assert.That(
        (Faults.Length, Faults.SelectMany(mutant => mutant.Faults).Distinct().Count()), Is.EqualTo((14, 11)));

    [TestCaseSource(nameof(Cases))]
    public void The_fault_is_mended_back(Mutant mutant)
    {
        using var folder = new TemporaryFolder();
        var patch = folder.File("faulty.patch", EditedSample.DiffOf(Sample.Apply(mutant)));

        var run = CliRun.Of("repair", patch, "--json", "-");

        if (mutant.Faults.Any(NotMended.Contains))
        {
            Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Refuted), "it is mended now: say so in docs/repair.md");
            return;
        }

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Holds), run.Error);
        using var result = JsonDocument.Parse(run.Output);
        var open = result.RootElement.GetProperty("leftOpen").EnumerateArray().Select(id => id.GetString());
        Assert.That(open, Is.SubsetOf(["notifiers-independent", "unmap-only-served"]), "what the sample breaks without the fault");
    }
}

using NUnit.Framework;
using VtdVerify.Mutation.Mutants;
using VtdVerify.Repair.Searching;
using VtdVerify.Reporting;
using VtdVerify.Tests.Mutation;
using VtdVerify.Tests.Subjects;

namespace VtdVerify.Tests.Cli;

/// <summary>How long the code may be that a check still looks for a mend of.</summary>
[Category("EndToEnd")]
internal sealed class MendSearchLimitTests
{
    [TestCase(0, 1000)]
    [TestCase(50_000, 64)]
    public void Code_that_is_read_often_in_a_moment_has_candidates(int more, int fewest) =>
        Assert.That(MendTrials.MostInAMoment(Longer(more)), Is.GreaterThanOrEqualTo(fewest));

    [TestCase(70_000)]
    [TestCase(1_000_000)]
    public void Code_that_is_read_a_few_times_in_a_moment_has_none(int more) =>
        Assert.That(MendTrials.MostInAMoment(Longer(more)), Is.Zero);

    [Test]
    public void A_check_shows_no_mend_of_code_that_is_too_long()
    {
        using var folder = new TemporaryFolder();
        var text = File.ReadAllText(Inputs.WrappingKey);
        const string key = ".size = scope_end,";
        var patch = folder.File("long.patch", text.Replace(key, $"{key} /* {new string('x', 70_000)} */", StringComparison.Ordinal));
        var run = CliRun.Of("check", patch, "--guarantee", "complete");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Refuted), run.Error);
        Assert.That(run.Output, Does.Not.Contain("mend, tried"));
    }

    private static MutationTarget Longer(int more)
    {
        var segments = CSources.SampleSegments("sample-wrapping-key").ToList();
        var line = segments[0].Lines[0];
        var longer = line with { Text = $"{line.Text} /* {new string('x', more)} */" };
        segments[0] = segments[0] with { Lines = [longer, .. segments[0].Lines.Skip(1)] };
        return Targets.Of(segments);
    }
}

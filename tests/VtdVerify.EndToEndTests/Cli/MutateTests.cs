using System.Text.Json;
using NUnit.Framework;
using VtdVerify.Checks;
using VtdVerify.Mutation.Elements;
using VtdVerify.Reporting;

namespace VtdVerify.Tests.Cli;

/// <summary>`mutate` from the command line to its report and exit code.</summary>
[Category("EndToEnd")]
public sealed class MutateTests
{
    private const string FewOf = "1/20";

    [TestCase("0/2")]
    [TestCase("3/2")]
    [TestCase("2")]
    [TestCase("a/b")]
    public void A_part_that_there_is_not_is_refused(string shard)
    {
        var run = CliRun.Of("mutate", Inputs.Fixed, "--shard", shard);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.UsageError));
        Assert.That(run.Error, Does.Contain($"--shard takes I/N with 1 <= I <= N, such as 2/4, not '{shard}'"));
    }

    [Test]
    public void A_function_that_there_is_not_is_refused()
    {
        var run = CliRun.Of("mutate", Inputs.Fixed, "--function", "vtd_scope_is_idle");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.UsageError));
        Assert.That(run.Error, Does.Contain("Name one of vtd_drain_scope, vtd_address_space_unmap."));
    }

    [Test]
    public void A_patch_of_other_code_is_an_input_error()
    {
        using var folder = new TemporaryFolder();
        var input = folder.File("input", "--- a/x.c\n+++ b/x.c\n@@ -1,1 +1,1 @@\n-int a;\n+int b;\n");

        Assert.That(CliRun.Of("mutate", input).ExitCode, Is.EqualTo(ExitCodes.InputError));
    }

    [Test]
    public void The_report_goes_to_standard_output_and_to_files()
    {
        using var folder = new TemporaryFolder();
        var run = CliRun.Of(
            "mutate", Inputs.Fixed, "--shard", FewOf, "--report", folder["report.txt"], "--json", folder["report.json"]);

        Assert.That(run.Output, Does.Contain("guarantees hold and can kill mutants").And.Contain("Which guarantee kills what"));
        Assert.That(File.ReadAllText(folder["report.txt"]), Is.EqualTo(run.Output));
        using var json = JsonDocument.Parse(File.ReadAllText(folder["report.json"]));
        Assert.That(json.RootElement.GetProperty("schemaVersion").GetString(), Is.EqualTo("2"));
    }

    [Test]
    public void Two_reports_that_want_standard_output_contradict_each_other()
    {
        var run = CliRun.Of("mutate", Inputs.Fixed, "--json", "-", "--html", "-");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.UsageError));
        Assert.That(run.Error, Does.Contain("--json and --html both write to standard output"));
    }

    [Test]
    public void A_program_that_was_built_without_the_view_says_what_to_do_with_the_code_of_a_missing_prerequisite()
    {
        var error = UserError.Of(Assert.Throws<ViewMissingException>(() => ElementsPage.With(null))!)!;

        Assert.That(error.ExitCode, Is.EqualTo(ExitCodes.MissingPrerequisite));
        Assert.That(error.Problem, Does.Contain("built without the view"));
        Assert.That(error.Remedy, Does.Contain("tools/get-mutation-view").And.Contain("--json"));
    }

    [Test]
    public void The_report_of_a_refuted_patch_says_what_does_not_count()
    {
        var run = CliRun.Of("mutate", Inputs.WrappingKey, "--shard", FewOf);

        Assert.That(run.Output, Does.Contain("not counted").And.Contain("does not hold for the original"));
    }

    [Test]
    [Category("Shared")]
    public void Every_mutant_of_the_posted_patch_put_right_is_decided()
    {
        using var folder = new TemporaryFolder();
        var right = File.ReadAllText(Inputs.Posted).Replace(".size = n->end,", ".size = n->end - n->start,", StringComparison.Ordinal);
        var run = CliRun.Of("mutate", folder.File("right.txt", right), "--json", "-");

        using var json = JsonDocument.Parse(run.Output);
        var mutants = json.RootElement.GetProperty("files").EnumerateObject().Single().Value.GetProperty("mutants").EnumerateArray()
            .Select(mutant => (Status: mutant.GetProperty("status").GetString(), Reason: mutant.GetProperty("statusReason").GetString()!))
            .ToList();
        Assert.That(mutants.Select(mutant => mutant.Status).Distinct(), Is.SubsetOf(["Killed", "Ignored", "Survived", "Timeout"]));
        Assert.That(mutants.Select(mutant => mutant.Reason), Has.None.Contains("undecided"));
        var counted = mutants.Count(mutant => mutant.Status != "Ignored");
        Assert.That(mutants.Count(mutant => mutant.Status == "Killed"), Is.GreaterThanOrEqualTo(counted * 0.95));
    }
}

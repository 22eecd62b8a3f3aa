using NUnit.Framework;

namespace VtdVerify.Tests.Ci;

/// <summary>The scripts of .ci that judge a run: each can fail.</summary>
[Category("EndToEnd")]
internal sealed class GateTests
{
    private const string Summary = """
        Summary
          Line coverage: 90%

        VtdVerify.Model          94.9%
          VtdVerify.Model.Loop   100%
        VtdVerify.Terms          95%
        VtdVerify.Terms.Extra    10%
        """;

    private const string Passed =
        "<UnitTestResult testName=\"a\" outcome=\"Passed\">\n<Output><ErrorInfo>\n<Message>no reason</Message>\n</ErrorInfo></Output>";

    private string folder = string.Empty;

    [SetUp]
    public void Make() => folder = Directory.CreateTempSubdirectory("gate").FullName;

    [TearDown]
    public void Delete() => Directory.Delete(folder, recursive: true);

    [TestCase(0, "VtdVerify.Terms")]
    [TestCase(1, "VtdVerify.Terms", "VtdVerify.Model")]
    [TestCase(1, "VtdVerify.Specs")]
    [TestCase(1, "VtdVerify")]
    [TestCase(2)]
    public void Coverage_passes_only_with_every_assembly_there_and_covered(int exitCode, params string[] assemblies)
    {
        var summary = Write("Summary.txt", Summary);
        Assert.That(Script("coverage-gate", [summary, "95", .. assemblies]).ExitCode, Is.EqualTo(exitCode));
    }

    [Test]
    public void Coverage_fails_without_a_summary() =>
        Assert.That(Script("coverage-gate", Path.Combine(folder, "none"), "95", "VtdVerify.Terms").ExitCode, Is.EqualTo(2));

    [Test]
    public void Counts_are_summed_over_all_result_files()
    {
        Write("a.trx", """<Counters total="10" executed="8" passed="7" failed="1" error="0" notExecuted="0" />""");
        Write("b.trx", """<Counters total="5" executed="5" passed="5" failed="0" />""");
        Assert.That(Script("test-counts", folder).Output, Is.EqualTo("12 passed, 1 failed, 2 skipped\n"));
    }

    [Test]
    public void Without_results_nothing_passed() =>
        Assert.That(Script("test-counts", folder).Output, Is.EqualTo("0 passed, 0 failed, 0 skipped\n"));

    [Test]
    public void Reasons_for_skipping_are_printed_with_how_many_they_skipped()
    {
        Write("a.trx", $"{Skipped("there is no &quot;x&quot;")}\n{Skipped("y is absent")}\n{Skipped("y is absent")}\n{Passed}\n");
        Assert.That(
            Script("skip-reasons", folder).Output,
            Is.EqualTo("skipped    1: there is no \"x\"\nskipped    2: y is absent\n"));
    }

    [Test]
    public void Where_nothing_was_skipped_no_reason_is_printed()
    {
        Write("a.trx", Passed);
        Assert.That(Script("skip-reasons", folder).Output, Is.Empty);
    }

    private static string Skipped(string reason) =>
        $"<UnitTestResult testName=\"a\" outcome=\"NotExecuted\">\n<Output><ErrorInfo>\n<Message>{reason}</Message>\n</ErrorInfo></Output>";

    private static Command Script(string name, params string[] arguments)
    {
        var run = Command.Run("bash", [Repository.PathOf($".ci/{name}"), .. arguments]);
        if (run is null)
        {
            Assert.Ignore("bash is not here, and the scripts of .ci are written for it");
        }

        return run!;
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}

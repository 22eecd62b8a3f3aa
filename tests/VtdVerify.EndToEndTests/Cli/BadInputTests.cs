using System.Security.Cryptography;
using NUnit.Framework;
using VtdVerify.Reporting;

namespace VtdVerify.Tests.Cli;

/// <summary>What is no patch of the code that is checked: a clear message, exit code 3, nothing on standard output.</summary>
[Category("EndToEnd")]
public sealed class BadInputTests
{
    private const string OtherFile =
        "--- a/hw/core/width.c\n+++ b/hw/core/width.c\n@@ -2,3 +2,3 @@ int width(void)\n {\n-    return 39;\n+    return 48;\n }\n";

    private const string NoCode = "--- a/docs/notes.rst\n+++ b/docs/notes.rst\n@@ -1 +1 @@\n-old\n+new\n";

    private static readonly string Sample = File.ReadAllText(Inputs.Fixed);
    private static readonly string Renamed = Sample.Replace("Drain mappings", "Drain the mappings", StringComparison.Ordinal);

    private static IEnumerable<TestCaseData> BadTexts()
    {
        yield return Case("an empty file", string.Empty, "the input is empty");
        yield return Case("a mail without a diff", SampleUpTo("diff --git"), "the mail has no diff");
        yield return Case("a truncated JSON", "{\"id\": 1, \"diff\": \"--- a/", "JSON");
        yield return Case("a hunk cut short", SampleUpTo("const DMAMap *found;"), "hunk");
        yield return Case("a diff of another C file", OtherFile, "vtd_address_space_unmap.*width");
        yield return Case("a diff without C", NoCode, "no C file; it changes docs/notes\\.rst");
        yield return Case("two patches of one number", Sample + "\n" + Renamed, "two patches have the same number");
    }

    [TestCaseSource(nameof(BadTexts))]
    public void Bad_text_is_refused(string text, string problem)
    {
        using var folder = new TemporaryFolder();

        AssertRefused(CliRun.Of("check", folder.File("input", text)), problem);
    }

    [TestCaseSource(nameof(BadTexts))]
    public void Bad_text_on_standard_input_is_refused(string text, string problem) =>
        AssertRefused(new CliSetting { Input = text }.Run("check", "-"), problem);

    [Test]
    public void A_megabyte_of_random_bytes_is_refused([Values(1, 2, 3)] int seed)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["random"], Noise(seed, 1 << 20));

        AssertRefused(CliRun.Of("check", folder["random"]), "binary");
    }

    [Test]
    public void A_file_beyond_all_measure_is_refused_without_reading_it()
    {
        using var folder = new TemporaryFolder();
        using (var sparse = File.Create(folder["sparse"]))
        {
            sparse.SetLength(100L << 20);
        }

        AssertRefused(CliRun.Of("check", folder["sparse"]), "larger than 16 MiB");
    }

    [Test]
    public void A_missing_file_is_refused()
    {
        using var folder = new TemporaryFolder();

        AssertRefused(CliRun.Of("check", folder["missing"]), "there is no such file");
    }

    [Test]
    public void A_folder_is_refused()
    {
        using var folder = new TemporaryFolder();

        AssertRefused(CliRun.Of("check", folder["."]), "directory");
    }

    [Test]
    public void A_name_with_control_characters_does_not_reach_the_terminal()
    {
        var run = CliRun.Of("check", "no\u001b[31m\nsuch file");

        Assert.That(run.Error.TrimEnd().Split(Environment.NewLine), Has.Length.EqualTo(2));
        Assert.That(run.Error, Does.Not.Contain('\u001b'));
    }

    private static string SampleUpTo(string text) => Sample[..Sample.IndexOf(text, StringComparison.Ordinal)];

    /// <summary>Bytes without a pattern, the same for the same seed.</summary>
    private static byte[] Noise(int seed, int count)
    {
        var blocks = Enumerable.Range(0, count / SHA256.HashSizeInBytes);
        return [.. blocks.SelectMany(block => SHA256.HashData([(byte)seed, .. BitConverter.GetBytes(block)]))];
    }

    private static TestCaseData Case(string name, string text, string problem) =>
        new TestCaseData(text, problem).SetArgDisplayNames(name);

    private static void AssertRefused(CliRun run, string problem)
    {
        Assert.That((run.ExitCode, run.Output), Is.EqualTo((ExitCodes.InputError, string.Empty)), run.Error);
        Assert.That(run.Error, Does.Match("^vtdverify: error: .*(" + problem + ")").And.Contain("  remedy: "));
        Assert.That(run.Error, Does.Not.Contain("   at ").And.Not.Contain("Exception"));
    }
}

using System.Text.RegularExpressions;
using NUnit.Framework;
using VtdVerify.Reporting;

namespace VtdVerify.Tests.Cli;

/// <summary>What was decided is not decided again, and the verdicts are the same.</summary>
[Category("EndToEnd")]
public sealed partial class CacheTests
{
    [Test]
    public void A_second_run_asks_nothing_and_writes_the_same()
    {
        using var folder = new TemporaryFolder();

        var plain = CliRun.Of("check", Inputs.WrappingKey, "--json", "-");
        var first = With(folder).Run("check", Inputs.WrappingKey, "--json", "-");
        var second = With(folder).Run("check", Inputs.WrappingKey, "--json", "-");

        var (asked, again) = (AnswersOf(first), AnswersOf(second));
        Assert.That(asked.FromCache, Is.Zero);
        Assert.That((again.Asked, again.FromCache), Is.EqualTo((asked.Asked, asked.Asked)));
        Assert.That(Timeless(first.Output), Is.EqualTo(Timeless(plain.Output)));
        Assert.That(Timeless(second.Output), Is.EqualTo(Timeless(plain.Output)));
        Assert.That(second.ExitCode, Is.EqualTo(plain.ExitCode));
    }

    [Test]
    public void The_questions_that_are_exported_are_the_same()
    {
        using var folder = new TemporaryFolder();
        With(folder).Run("check", Inputs.Fixed, "--guarantee", "complete");

        CliRun.Of("check", Inputs.Fixed, "--guarantee", "complete", "--export", folder["plain"]);
        With(folder).Run("check", Inputs.Fixed, "--guarantee", "complete", "--export", folder["kept"]);

        Assert.That(Texts(folder["kept"]), Is.EqualTo(Texts(folder["plain"])).And.Not.Empty);
    }

    [Test]
    public void The_verbose_line_says_how_many_answers_were_kept()
    {
        using var folder = new TemporaryFolder();
        With(folder).Run("diff", Inputs.Fixed, "fixed");

        var again = With(folder).Run("diff", Inputs.Fixed, "fixed", "--verbose");

        Assert.That(again.Error, Does.Match(@"answers: (\d+) of \1 from the cache"));
    }

    [Test]
    public void Without_a_cache_nothing_is_kept_and_nothing_said()
    {
        using var folder = new TemporaryFolder();
        var byOption = With(folder).Run("check", Inputs.Fixed, "--guarantee", "guard", "--no-cache", "--json", "-");
        var variables = new Dictionary<string, string>(With(folder).Variables) { ["VTDVERIFY_NO_CACHE"] = "1" };
        var byVariable = new CliSetting { Variables = variables }.Run("check", Inputs.Fixed, "--guarantee", "guard", "--json", "-");

        Assert.That(Directory.EnumerateFileSystemEntries(folder["."]), Is.Empty);
        Assert.That(byOption.Output + byVariable.Output, Does.Not.Contain("fromCache"));
    }

    [Test]
    public void Damaged_files_change_no_verdict()
    {
        using var folder = new TemporaryFolder();
        var first = With(folder).Run("check", Inputs.WrappingKey, "--json", "-");
        foreach (var (index, file) in Files(folder).Index())
        {
            var bytes = File.ReadAllBytes(file);
            bytes[bytes.Length / 2] ^= 1;
            File.WriteAllBytes(file, index % 2 == 0 ? bytes : bytes[..(bytes.Length / 2)]);
        }

        var second = With(folder).Run("check", Inputs.WrappingKey, "--json", "-");

        Assert.That(AnswersOf(second).FromCache, Is.Zero);
        Assert.That(Timeless(second.Output), Is.EqualTo(Timeless(first.Output)));
    }

    [Test]
    public void The_command_shows_the_folder_and_clears_it()
    {
        using var folder = new TemporaryFolder();
        var empty = With(folder).Run("cache");
        With(folder).Run("check", Inputs.Fixed, "--guarantee", "guard");

        var filled = With(folder).Run("cache");
        var cleared = With(folder).Run("cache", "clear");

        var place = Path.Combine(folder["."], "vtdverify", "answers");
        Assert.That(empty.Output, Is.EqualTo($"folder   {place}\nentries  0\nsize     0.0 MiB of 256 MiB\n"));
        Assert.That(filled.Output, Does.Match(@"entries  [1-9]"));
        Assert.That(cleared.Output, Does.Match("^[1-9][0-9]* entries removed\n$"));
        Assert.That(Directory.Exists(place), Is.False);
    }

    [Test]
    public void Without_a_place_for_it_the_command_says_what_to_set()
    {
        var run = CliRun.Of("cache");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.UsageError));
        Assert.That(run.Error, Does.Contain("there is no cache folder").And.Contain("XDG_CACHE_HOME"));
    }

    private static CliSetting With(TemporaryFolder folder)
    {
        Prerequisite.NeedsSolver();
        return new CliSetting { Variables = new Dictionary<string, string> { ["XDG_CACHE_HOME"] = folder["."] } };
    }

    private static AnswerInfo AnswersOf(CliRun run) => ResultJson.Read(run.Output).Answers!;

    private static string Timeless(string json) => Timings().Replace(Answers().Replace(json, string.Empty), string.Empty);

    private static IEnumerable<string> Files(TemporaryFolder folder) =>
        Directory.EnumerateFiles(Path.Combine(folder["."], "vtdverify", "answers"), "*", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file).Length == 64)
            .Order(StringComparer.Ordinal);

    private static IReadOnlyList<string> Texts(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.smt2", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    [GeneratedRegex(@",\s*""answers"": \{[^}]*\}")]
    private static partial Regex Answers();

    [GeneratedRegex(@"""\w+Ms"": \d+,?")]
    private static partial Regex Timings();
}

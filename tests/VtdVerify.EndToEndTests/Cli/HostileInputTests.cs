using System.Text;
using NUnit.Framework;
using VtdVerify.CSubset.Syntax;
using VtdVerify.Patches;
using VtdVerify.Reporting;
using VtdVerify.Tests.QemuSource;

namespace VtdVerify.Tests.Cli;

/// <summary>Inputs that were made to cost much, to lead elsewhere, or to say something in the program's name.</summary>
[Category("EndToEnd")]
public sealed class HostileInputTests
{
    private const int Many = 100_000;

    // As git writes a name that holds a line end, an escape sequence and a mark that turns the line round.
    private const string Forged = "i\\n    Given \\033[31mforged\\342\\200\\256.c";

    private static readonly string[] Guard = ["--guarantee", "guard"];

    [TestCase("typeof(", ")")]
    [TestCase("sizeof(typeof(", "))")]
    [TestCase("(typeof(", ")) 0")]
    [TestCase("(", ")")]
    [TestCase("{", "}")]
    [TestCase("[", "]")]
    [TestCase("if (a) ", ";")]
    [TestCase("struct { ", "}")]
    public void What_nests_too_deep_is_refused(string open, string close)
    {
        var text = $"void f(void)\n{{\n    {Repeat(open)} int {Repeat(close)} x;\n}}\n";
        Assert.That(CParser.ParseFile(text, "a.c").Diagnostics, Is.Not.Empty);
    }

    [Test]
    public void Long_chains_within_each_other_are_no_deeper_than_may_be()
    {
        var chain = string.Concat(Enumerable.Repeat(" + 1", 900));
        var nested = Enumerable.Range(0, 60).Aggregate("a", (inner, _) => $"({inner}{chain})");
        var unit = CParser.ParseFile($"int f(int a)\n{{\n    return {nested};\n}}\n", "a.c");
        Assert.That(unit.Diagnostics.Select(d => d.Expected), Has.Some.EqualTo($"at most 1500 levels"));
    }

    [Test]
    public void The_nodes_of_a_line_share_its_text()
    {
        var source = new SourceText($"first\n{Repeat("a++; ")}\r\nlast", "a.c");
        Assert.That(source.LineAt(10), Is.SameAs(source.LineAt(400_000)).And.EndWith("a++; "));
        Assert.That((source.LineAt(0), source.LineAt(source.Text.Length)), Is.EqualTo(("first", "last")));
        Assert.That(source.Excerpt(new SourceSpan("a.c", 2, 1, 6, 500_000)), Has.Length.LessThan(2000).And.EndWith(" ..."));
    }

    [TestCase("check", "there is more C code than the 1000000 tokens that are read", 510_000)]
    [TestCase("mutate", "tokens of C, and variants are made of at most 50000", 30_000)]
    public void A_table_of_the_patch_that_is_too_long_is_an_error_of_the_input(string command, string problem, int numbers)
    {
        using var folder = new TemporaryFolder();
        var lines = Enumerable.Repeat(string.Concat(Enumerable.Repeat("1,", 100)), numbers / 100);
        var table = string.Join("\n+", lines.Prepend("static const uint8_t vtd_table[] = {").Append("};"));
        var patch = $"--- a/hw/i386/vtd_more.c\n+++ b/hw/i386/vtd_more.c\n@@ -0,0 +1,{(numbers / 100) + 2} @@\n+{table}\n";
        var run = CliRun.Of(command, folder.File("large.patch", $"{File.ReadAllText(Inputs.Fixed)}\n{patch}"));
        Assert.That((run.ExitCode, run.Output), Is.EqualTo((ExitCodes.InputError, string.Empty)));
        Assert.That(run.Error.ReplaceLineEndings(" "), Does.Contain(problem).And.Contain("remedy: "));
    }

    [Test]
    public void Brackets_that_never_close_are_looked_for_once()
    {
        // Looked for from each of them, this takes minutes.
        var unit = CParser.ParseFile(Repeat("f(x;\n"), "a.c");
        Assert.That(unit.Items, Is.Empty);
    }

    [Test]
    public void A_mail_of_more_parts_than_any_has_is_refused() =>
        AssertMailRefused($"From: a\nContent-Type: multipart/mixed; boundary=x\n\n{Repeat("--x\n\n")}--x--\n", "parts");

    [Test]
    public void A_mail_of_more_headers_than_any_has_is_refused() => AssertMailRefused($"From: a\n{Repeat("a: b\n")}\nx\n", "headers");

    [Test]
    [Platform("Linux,MacOsX")]
    public void A_pipe_in_a_tree_is_not_opened_and_no_link_is_followed()
    {
        using var secret = new TemporaryFolder();
        using var mini = new MiniTree();
        using (var made = System.Diagnostics.Process.Start("mkfifo", [mini["include/qemu/pipe.h"]]))
        {
            made.WaitForExit();
        }

        File.Delete(mini["VERSION"]);
        File.CreateSymbolicLink(mini["VERSION"], secret.File("version", "1.2.3"));
        File.CreateSymbolicLink(mini["include/qemu/link.h"], secret.File("link.h", "#define SECRET 1\n"));
        var tree = mini.Open();
        Assert.That(tree.Read("include/qemu/pipe.h").Lines.Select(line => line.Text), Is.All.Empty);
        Assert.That((tree.Version, tree.Has("include/qemu/link.h")), Is.EqualTo(((string?)null, false)));
    }

    [Test]
    public void A_path_with_a_line_end_writes_no_line_of_its_own()
    {
        using var folder = new TemporaryFolder();
        var patch = string.Join('\n', File.ReadAllLines(Inputs.WrappingKey).Select(line =>
            line is ['-', '-', '-', ' ', ..] or ['+', '+', '+', ' ', ..] && line.EndsWith("intel_iommu.c", StringComparison.Ordinal)
                ? $"{line[..4]}\"{line[4..].Replace("intel_iommu.c", Forged, StringComparison.Ordinal)}\""
                : line.StartsWith("diff --git", StringComparison.Ordinal) ? string.Empty : line)) + "\n";

        var run = CliRun.Of(
            "check", folder.File("p.diff", patch), "--guarantee", "complete", "--scenarios", folder["features"], "--export", folder["smt"]);

        var written = Directory.GetFiles(folder["features"], "*", SearchOption.AllDirectories)
            .Concat(Directory.GetFiles(folder["smt"], "*", SearchOption.AllDirectories)).Select(File.ReadAllText).ToList();
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Refuted));
        Assert.That(written.Append(run.Output), Has.Some.Contains("forged"));
        foreach (var text in written.Append(run.Output).Append(run.Error))
        {
            Assert.That(
                text.Split('\n').Select(line => line.TrimStart()),
                Has.None.StartsWith("Given \\u001b").And.None.StartsWith("Given [31m"));
            Assert.That(text, Does.Not.Contain("\u001b").And.Not.Contain("\u202e"));
        }
    }

    [Test]
    [Platform("Linux")]
    public void A_disk_that_is_full_is_said_with_a_remedy()
    {
        var run = CliRun.Of(["check", Inputs.Fixed, .. Guard, "--json", "/dev/full"]);
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.UsageError));
        Assert.That(run.Error, Does.Contain("/dev/full cannot be written").And.Contain("remedy:"));
    }

    [Test]
    public void A_file_is_as_it_was_or_whole()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("result.json", "before");
        Assert.That(
            () => VtdVerify.Processes.WholeFile.Write(file, writer =>
            {
                writer.Write("half");
                throw new IOException("no more");
            }),
            Throws.InstanceOf<IOException>());
        Assert.That(File.ReadAllText(file), Is.EqualTo("before"));
        VtdVerify.Processes.WholeFile.Write(file, writer => writer.Write("after"));
        Assert.That(File.ReadAllText(file), Is.EqualTo("after"));
        Assert.That(Directory.GetFiles(folder[string.Empty]), Has.Length.EqualTo(1));
    }

    [TestCase("\"shard\": 1", "\"shard\": 7")]
    [TestCase("\"shards\": 2", "\"shards\": 0")]
    [TestCase("\"faults\": []", "\"faults\": [\"H0\"]")]
    [TestCase("\"line\": ", "\"line\": 9")]
    [TestCase("\"column\": ", "\"column\": 9999")]
    public void A_report_that_no_run_wrote_is_an_input_error(string part, string forged)
    {
        using var folder = new TemporaryFolder();
        CliRun.Of("mutate", Inputs.Fixed, "--function", "vtd_address_space_unmap", "--shard", "1/2", "--json", folder["part.json"]);
        var text = File.ReadAllText(folder["part.json"]).Replace(part, forged, StringComparison.Ordinal);
        Assert.That(CliRun.Of("merge", folder.File("forged.json", text)).ExitCode, Is.EqualTo(ExitCodes.InputError));
    }

    [Test]
    public void A_billion_parts_are_not_counted_one_by_one()
    {
        using var folder = new TemporaryFolder();
        CliRun.Of("mutate", Inputs.Fixed, "--function", "vtd_address_space_unmap", "--shard", "1/2", "--json", folder["part.json"]);
        var text = File.ReadAllText(folder["part.json"]).Replace("\"shards\": 2", "\"shards\": 1000000000", StringComparison.Ordinal);
        var run = CliRun.Of("merge", folder.File("forged.json", text));
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.InputError));
        Assert.That(run.Error, Has.Length.LessThan(1000).And.Contain("and more"));
    }

    private static void AssertMailRefused(string mail, string what)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(mail));
        Assert.That(
            () => PatchReader.ReadAll(stream, "a mail"),
            Throws.InstanceOf<PatchFormatException>().With.Message.Contains(what));
    }

    private static string Repeat(string text) => string.Concat(Enumerable.Repeat(text, Many));
}

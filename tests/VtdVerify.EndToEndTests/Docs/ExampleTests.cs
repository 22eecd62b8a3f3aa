using NUnit.Framework;
using VtdVerify.Reporting;
using VtdVerify.Tests.Cli;
using VtdVerify.Tests.QemuSource;

namespace VtdVerify.Tests.Docs;

/// <summary>Every command that README and docs show with its output writes that output.</summary>
[Category("EndToEnd")]
internal sealed class ExampleTests
{
    private const string WriteVariable = "VTDVERIFY_WRITE_DOCS";

    /// <summary>What a page calls the small tree of the tests.</summary>
    private const string TreeName = "qemu";

    private const string TreePatch = "tracked.patch";

    /// <summary>A repair takes a minute: <see cref="RepairTests"/> compares its page with the run that it makes anyway.</summary>
    private static IEnumerable<string> Pages =>
        DocPage.All.Where(page => page.Examples.Any() && page.Path != RepairTests.Page).Select(page => page.Path);

    [TestCaseSource(nameof(Pages))]
    public void A_page_shows_what_the_program_writes(string path)
    {
        using var folder = new TemporaryFolder();
        using var tree = new MiniTree();
        var files = new Dictionary<string, string> { [TreeName] = tree.Root, [TreePatch] = folder.File(TreePatch, Diffs.Tracked) };
        foreach (var sample in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Data"), "sample-*"))
        {
            files[Path.GetFileName(sample)] = sample;
        }

        var page = DocPage.Read(path);
        foreach (var (index, example) in page.Examples.Index().ToList())
        {
            var output = Run(example, files);
            var shown = page.Examples.ElementAt(index);
            if (!shown.Shows(output) && !shown.IsCut && Environment.GetEnvironmentVariable(WriteVariable) == "1")
            {
                page = page.With(shown, output);
                File.WriteAllText(Repository.PathOf(path), page.Text);
                shown = page.Examples.ElementAt(index);
            }

            Assert.That(
                shown.Shows(output), Is.True,
                $"{shown}: {WriteVariable}=1 writes it anew where nothing is cut; it writes:\n{string.Join('\n', output)}");
        }
    }

    private static IReadOnlyList<string> Run(DocExample example, Dictionary<string, string> files)
    {
        var arguments = example.Arguments.Split(' ').Select(word => files.GetValueOrDefault(word, word)).ToList();
        var run = CliRun.Of(arguments);
        if (run.ExitCode == ExitCodes.MissingPrerequisite)
        {
            Prerequisite.Native.Missing(run.Error);
        }

        return DocExample.Lines(files.Aggregate(
            run.Output, (text, file) => text.Replace(file.Value, file.Key, StringComparison.Ordinal)));
    }
}

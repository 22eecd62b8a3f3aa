using System.Text.Json;
using NUnit.Framework;
using VtdVerify.Mutation.Elements;
using VtdVerify.Mutation.Mutants;
using VtdVerify.Mutation.Running;

namespace VtdVerify.Tests.Mutation;

/// <summary>The page of mutants: the report within a view that the build brings.</summary>
internal sealed class ElementsPageTests
{
    private const string File = "hw/i386/intel_iommu.c";
    private const string Line = "    size = end - start; /* </script><b> & \"quoted\" */";

    // Line 21 of the file is the first that the patch shows.
    private static readonly string Source = new string('\n', 20) + "int f(void)\n{\n\n" + Line + "\n}\n";

    private static readonly MutationReport Report = new(
        "<fix>.patch", "1.0", ["f"], [new ReportedStanding("complete", Holds: true)], 1, new MutantSelection(),
        new Dictionary<string, string> { [File] = Source },
        [
            new ReportedMutant(
                "f/other/1", "other", File, new SourcePosition(24, 12), new SourcePosition(24, 23), "end",
                new MutantDetails(MutantStatus.Killed, "a scenario", [], ["complete"], [])),
        ]);

    [Test]
    public void The_view_comes_before_the_report_and_nothing_in_either_ends_its_script()
    {
        var page = ElementsPage.With("view('</script>', /<!--/);").Write(Report);

        Assert.That(page, Does.Contain(@"view('<\/script>', /\x3c!--/);"));
        Assert.That(page.Split("</script>"), Has.Length.EqualTo(3), "one end for the view and one for the report");
        Assert.That(page.IndexOf("view(", StringComparison.Ordinal), Is.LessThan(page.IndexOf("app.report = ", StringComparison.Ordinal)));
        Assert.That(page, Does.Contain("<title>&lt;fix&gt;.patch: mutants</title>").And.Contain("default-src 'none'"));
    }

    [Test]
    public void Lines_that_the_patch_does_not_show_are_one_line_and_a_mutant_stays_at_its_text()
    {
        var file = Written().GetProperty("files").GetProperty(File);
        var source = file.GetProperty("source").GetString()!.Split('\n');

        Assert.That(source[..4], Is.EqualTo(
            ["/* Line 21 of the file comes next: the patch shows none before. */", "int f(void)", "{", string.Empty]));
        var start = file.GetProperty("mutants")[0].GetProperty("location").GetProperty("start");
        Assert.That(source[start.GetProperty("line").GetInt32() - 1], Is.EqualTo(Line));
        Assert.That(start.GetProperty("column").GetInt32(), Is.EqualTo(12));
    }

    private static JsonElement Written()
    {
        const string Before = "app.report = ";
        var page = ElementsPage.With(string.Empty).Write(Report);
        var text = page[(page.IndexOf(Before, StringComparison.Ordinal) + Before.Length)..];
        return JsonDocument.Parse(text[..text.IndexOf(";\n", StringComparison.Ordinal)]).RootElement;
    }
}

using System.Text.Json;
using NUnit.Framework;
using VtdVerify.Reporting;
using VtdVerify.Tests.Subjects;

namespace VtdVerify.Tests.Cli;

/// <summary>What the preprocessor decides, from a patch to each command's answer.</summary>
[Category("EndToEnd")]
public sealed class PreprocessedPatchTests
{
    private const string Right = "#define LENGTH (scope_end - scope_start)";
    private const string Wrong = Right + "\n#undef LENGTH\n#define LENGTH scope_end";
    private const string Open = "#ifdef CONFIG_A\n" + Right + "\n#else\n#define LENGTH scope_end\n#endif";

    [Test]
    public void Two_patches_that_differ_in_a_definition_alone_differ()
    {
        using var folder = new TemporaryFolder();
        var run = CliRun.Of("diff", Patch(folder, "old", Right), Patch(folder, "new", Wrong), "--json", "-");
        using var json = JsonDocument.Parse(run.Output);
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Refuted));
        Assert.That(json.RootElement.GetProperty("behaviour").TryGetProperty("difference", out _), Is.True);
    }

    [Test]
    public void That_nothing_changes_is_not_said_where_a_condition_is_not_known()
    {
        using var folder = new TemporaryFolder();
        Assert.That(
            CliRun.Of("diff", Patch(folder, "old", Right), Patch(folder, "new", Open)).ExitCode,
            Is.Not.EqualTo(ExitCodes.Holds).And.Not.EqualTo(ExitCodes.ToolDefect));
    }

    [Test]
    public void A_witness_is_shown_of_what_is_compiled()
    {
        using var folder = new TemporaryFolder();
        var verdicts = Verdicts(CliRun.Of("list", "obligations", "--witness", Patch(folder, "wrong", Wrong), "--json").Output);
        Assert.That(verdicts["complete/each-unmapped"], Is.EqualTo("Refuted"));
    }

    [Test]
    public void A_mutant_changes_the_text_and_not_what_a_macro_makes_of_it()
    {
        using var folder = new TemporaryFolder();
        var run = CliRun.Of("mutate", Patch(folder, "right", Right), "--function", "vtd_drain_scope", "--shard", "1/30", "--json", "-");
        Assert.That(run.ExitCode, Is.Not.EqualTo(ExitCodes.ToolDefect), run.Error);
        Assert.That(run.Output, Does.Contain(".size = LENGTH,").And.Contain("#define LENGTH (scope_end - scope_start)"));
    }

    private static string Patch(TemporaryFolder folder, string name, string before) =>
        folder.File($"{name}.patch", new EditedSample("LENGTH", before).Patch);

    private static Dictionary<string, string?> Verdicts(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Objects(document.RootElement).Where(o => o.TryGetProperty("verdict", out _) && o.TryGetProperty("id", out _))
            .ToDictionary(o => o.GetProperty("id").GetString()!, o => o.GetProperty("verdict").GetString(), StringComparer.Ordinal);
    }

    private static IEnumerable<JsonElement> Objects(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Objects(p.Value)).Prepend(element),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Objects),
        _ => [],
    };
}

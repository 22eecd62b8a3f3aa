using System.Text.Json;
using NJsonSchema;
using NUnit.Framework;
using VtdVerify.Reporting;
using VtdVerify.Tests.Cli;

namespace VtdVerify.Tests.Reporting.Formats;

/// <summary>What other programs say of the formats that are written for them.</summary>
[Category("EndToEnd")]
public sealed class PageTests
{
    [Test]
    [Category("Browser")]
    public void A_browser_shows_the_page_without_an_error_a_request_or_a_barrier()
    {
        using var folder = new TemporaryFolder();
        CliRun.Of("check", Inputs.WrappingKey, "--html", folder["page.html"]);
        var seen = Seen(folder["page.html"]);

        Assert.Multiple(() =>
        {
            Assert.That(seen.GetProperty("views").GetInt32(), Is.EqualTo(4), "two widths, light and dark");
            Assert.That(seen.GetProperty("errors").ToString(), Is.EqualTo("[]"));
            Assert.That(seen.GetProperty("requests").ToString(), Is.EqualTo("[]"));
            Assert.That(seen.GetProperty("violations").ToString(), Is.EqualTo("[]"));
            Assert.That(seen.GetProperty("steps").GetString(), Does.StartWith("Step 1 of "));
            Assert.That(seen.GetProperty("overflow").GetInt32(), Is.Zero, "nothing is wider than the page");
        });
    }

    /// <summary>The view is not this project's: its own barriers are named here, so that another one is seen.</summary>
    [TestCase("", "All files", "color-contrast", "empty-heading", "region")]
    [TestCase("mutant/intel_iommu.c", "intel_iommu.c", "color-contrast", "empty-heading", "region", "scrollable-region-focusable")]
    [Category("Browser")]
    public void A_browser_shows_the_mutants_without_an_error_or_a_request_and_with_the_barriers_of_the_view_alone(
        string fragment, string place, params string[] barriers)
    {
        using var folder = new TemporaryFolder();
        var run = CliRun.Of("mutate", Inputs.Fixed, "--shard", "1/20", "--html", folder["page.html"]);
        if (run.ExitCode == ExitCodes.MissingPrerequisite)
        {
            Prerequisite.Npm.Missing(run.Error);
        }

        var seen = Seen(folder["page.html"], fragment);

        Assert.Multiple(() =>
        {
            Assert.That(seen.GetProperty("views").GetInt32(), Is.EqualTo(4), "two widths, light and dark");
            Assert.That(seen.GetProperty("errors").ToString(), Is.EqualTo("[]"));
            Assert.That(seen.GetProperty("requests").ToString(), Is.EqualTo("[]"));
            Assert.That(seen.GetProperty("title").GetString(), Does.StartWith($"{place} - intel_iommu: Drain"), "the view sets it");
            Assert.That(
                seen.GetProperty("violations").EnumerateArray().Select(one => one.GetString()!.Split(' ', ':')[2]).Distinct(),
                Is.SubsetOf(barriers), seen.GetProperty("violations").ToString());
        });
    }

    [Test]
    [Category("Npm")]
    public async Task The_sarif_log_is_valid_by_the_formats_own_schema()
    {
        const string Package = "@microsoft/jest-sarif";
        var schema = await JsonSchema.FromFileAsync(
            Path.Combine(NpmPackages.Folder($"{Package}@1.0.0-beta.0"), Package, "lib", "schemas", "sarif-2.1.0-rtm.5.json"));
        var text = CliRun.Of("check", Inputs.WrappingKey, "--report", "sarif=-").Output;

        Assert.That(schema.Validate(text).Select(fault => $"{fault.Path}: {fault.Kind}"), Is.Empty);
        Assert.That(
            schema.Validate(text.Replace("\"startLine\": ", "\"startLine\": -", StringComparison.Ordinal)), Is.Not.Empty,
            "a schema that takes anything would show nothing");
    }

    /// <summary>What a browser without a window meets on a page, narrow and wide, light and dark.</summary>
    private static JsonElement Seen(string page, string fragment = "")
    {
        var modules = NpmPackages.Folder("playwright-core@1.65.1", "axe-core@4.14.1");
        var chromium = Array.Find(["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"], File.Exists);
        if (chromium is null)
        {
            Prerequisite.Browser.Missing("there is no Chromium");
        }

        var script = Repository.PathOf("tests/VtdVerify.EndToEndTests/Reporting/Formats/Data/page-check.mjs");
        var run = Command.Run("node", script, modules, chromium, page, fragment)!;
        Assert.That(run.ExitCode, Is.Zero, run.Output);
        return JsonDocument.Parse(run.Output).RootElement;
    }
}

using System.Text;
using NUnit.Framework;
using VtdVerify.Patches;

namespace VtdVerify.Tests.Patches;

public sealed class PatchworkTests
{
    private static PatchDocument Page => PatchReader.ReadSingle(Fixtures.Own("patchwork-page.txt"));

    [Test]
    public void A_saved_api_page_says_who_posted_what()
    {
        var metadata = Page.Metadata;

        Assert.That(
            (metadata.Subject, metadata.Title, metadata.AuthorName, metadata.AuthorAddress, metadata.MessageId, metadata.InReplyTo),
            Is.EqualTo((
                "[RFC PATCH v3 1/2] hw/core: see 48 bits, and walk the tables that they need",
                "hw/core: see 48 bits, and walk the tables that they need",
                "Grete Größe",
                "grete@vtdverify.invalid",
                "one@vtdverify.invalid",
                "cover@vtdverify.invalid")));
        Assert.That(metadata.Date, Is.EqualTo(new DateTimeOffset(2026, 8, 3, 9, 30, 1, TimeSpan.FromHours(2))));
        Assert.That(metadata.Link, Is.EqualTo(new Uri("http://patchwork.vtdverify.invalid/api/1.0/patches/4711/?format=api")));
    }

    [Test]
    public void A_saved_api_page_says_where_in_its_series_the_patch_stands()
    {
        var metadata = Page.Metadata;

        Assert.That(
            (metadata.SeriesName, metadata.Version, metadata.Number, metadata.Total),
            Is.EqualTo(("hw/core: wider tables", 3, 1, 2)));
        Assert.That(metadata.Prefixes, Is.EqualTo(["RFC"]));
    }

    [Test]
    public void The_message_is_the_content_up_to_the_separator()
    {
        Assert.That(Page.Message, Is.EqualTo("The tables have room for it.\n\nSigned-off-by: Sample Poster <poster@vtdverify.invalid>"));
    }

    [Test]
    public void The_object_alone_reads_like_the_page()
    {
        var alone = Fixtures.Read(Fixtures.PatchworkJson());

        Assert.That(alone.Format, Is.EqualTo(PatchFormat.PatchworkJson));
        Assert.That(alone.Metadata with { Prefixes = [] }, Is.EqualTo(Page.Metadata with { Prefixes = [] }));
        Assert.That(alone.Files[0].PostImage[0].Lines, Is.EqualTo(Page.Files[0].PostImage[0].Lines));
    }

    [Test]
    public void Windows_line_ends_and_a_byte_order_mark_around_the_page_change_nothing()
    {
        var page = File.ReadAllText(Fixtures.Own("patchwork-page.txt")).ReplaceLineEndings("\r\n");

        Assert.That(Fixtures.Read("\ufeff" + page).Metadata.Subject, Is.EqualTo(Page.Metadata.Subject));
    }

    [Test]
    public void An_array_gives_each_of_its_patches()
    {
        var patch = Fixtures.PatchworkJson();

        var documents = Fixtures.ReadAll(Encoding.UTF8.GetBytes($"[{patch}, {patch.Replace("1/2", "2/2", StringComparison.Ordinal)}]"));

        Assert.That(documents.Select(document => document.Metadata.Number), Is.EqualTo([1, 2]));
    }

    [Test]
    public void Without_raw_headers_patchworks_own_fields_are_used()
    {
        var metadata = Fixtures.Read(Fixtures.PatchworkJson().Replace("\"headers\"", "\"ignored\"", StringComparison.Ordinal)).Metadata;

        Assert.That(
            (metadata.AuthorName, metadata.AuthorAddress, metadata.MessageId, metadata.Number, metadata.Version),
            Is.EqualTo(("Poster, Sample", "poster@vtdverify.invalid", "one@vtdverify.invalid", 1, 3)));
        Assert.That(metadata.Date, Is.EqualTo(new DateTimeOffset(2026, 8, 3, 7, 30, 1, TimeSpan.Zero)));
    }

    [Test]
    public void A_submitter_whose_address_is_none_is_no_crash()
    {
        var json = Fixtures.PatchworkJson().Replace("\"headers\"", "\"ignored\"", StringComparison.Ordinal);

        Assert.That(
            Fixtures.Read(json.Replace("poster@", "poster[@", StringComparison.Ordinal)).Metadata.AuthorAddress,
            Does.StartWith("poster["));
    }

    [Test]
    public void A_truncated_page_names_the_line_where_it_ends()
    {
        var page = File.ReadAllText(Fixtures.Own("patchwork-page.txt"));
        var cut = page[..page.IndexOf("\"submitter\"", StringComparison.Ordinal)];

        var error = Fixtures.Error(cut);

        Assert.That(error.Line, Is.EqualTo(cut.Split('\n').Length));
        Assert.That(error.Message, Does.Contain("cut short").And.Contain("format=json"));
    }

    [Test]
    public void Text_after_the_object_is_damage_in_a_json_file_and_nothing_on_a_page()
    {
        var page = File.ReadAllText(Fixtures.Own("patchwork-page.txt"));

        Assert.That(Fixtures.Error(Fixtures.PatchworkJson() + "trailing").Message, Does.Contain("JSON"));
        Assert.That(Fixtures.Read(page + "\nfooter of the page\n").Files, Has.Count.EqualTo(1));
    }

    [TestCase(
        "{\"patches\": [], \"mbox\": \"http://p.invalid/series/9/mbox/\"}",
        "Patchwork series.*http://p.invalid/series/9/mbox/",
        TestName = "A_series")]
    [TestCase("{\"patches\": []}", "Patchwork series", TestName = "A_series_without_a_link")]
    [TestCase("{\"detail\": \"Not found.\"}", "answered 'Not found.'", TestName = "An_answer_that_nothing_was_found")]
    [TestCase("{\"url\": \"http://p.invalid/api/covers/1/\", \"content\": \"x\"}", "cover letter", TestName = "A_cover_letter")]
    [TestCase("{\"id\": 1}", "without a diff.*format=json", TestName = "An_object_without_a_diff")]
    [TestCase("{\"diff\": null}", "without a diff", TestName = "A_diff_that_is_null")]
    [TestCase("{\"diff\": 5}", "without a diff", TestName = "A_diff_that_is_a_number")]
    [TestCase("{\"diff\": \"prose\"}", "not a unified diff", TestName = "A_diff_that_is_prose")]
    [TestCase("{\"diff\": \"\\ud800\"}", "not Unicode", TestName = "A_string_with_half_a_character")]
    [TestCase("[]", "no patch", TestName = "An_empty_array")]
    [TestCase("[1, 2]", "not an object", TestName = "An_array_of_numbers")]
    public void Json_that_is_not_a_patch_is_named(string json, string expected)
    {
        Assert.That(Fixtures.Error(json).Message, Does.Match(expected));
    }

    [Test]
    public void Deep_nesting_is_refused()
    {
        Assert.That(Fixtures.Error(new string('[', 200_000)).Message, Does.Contain("nests deeper than 64"));
    }

    [Test]
    public void A_damaged_diff_inside_json_names_its_line_in_the_diff()
    {
        var error = Fixtures.Error(Fixtures.PatchworkJson().Replace("+    return 48;\\n }\\n", "", StringComparison.Ordinal));

        Assert.That(error.Message, Does.Contain("line 5 of the text with the diff").And.Contain("cut short"));
    }

    [Test]
    public void An_error_page_of_the_server_is_told_by_its_status()
    {
        Assert.That(
            Fixtures.Error("HTTP/2 404\r\ncontent-type: application/json\r\n\r\n{\"detail\": \"x\"}").Message,
            Does.Contain("'HTTP/2 404'"));
    }

    [Test]
    public void Http_headers_of_curl_are_passed_over_redirects_included()
    {
        var answer =
            "HTTP/1.1 301 Moved\r\nlocation: x\r\n\r\nHTTP/2 200\r\ncontent-type: application/json\r\n\r\n" + Fixtures.PatchworkJson();

        Assert.That(Fixtures.Read(answer).Format, Is.EqualTo(PatchFormat.PatchworkPage));
    }

    [Test]
    public void An_html_page_is_answered_with_the_url_to_use()
    {
        Assert.That(
            Fixtures.Error("<!DOCTYPE html>\n<html></html>").Message,
            Does.Contain("HTML").And.Contain("?format=json").And.Contain("mbox"));
        Assert.That(Fixtures.Error("HTTP/2 200\n\n<html></html>").Message, Does.Contain("not JSON"));
    }
}

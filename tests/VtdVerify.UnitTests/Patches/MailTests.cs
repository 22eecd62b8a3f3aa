using NUnit.Framework;
using VtdVerify.Patches;

namespace VtdVerify.Tests.Patches;

public sealed class MailTests
{
    [Test]
    public void What_format_patch_writes_says_who_posted_what()
    {
        var document = PatchReader.ReadSingle(Fixtures.Sample("sample-fixed.patch"));
        var metadata = document.Metadata;

        Assert.That(document.Format, Is.EqualTo(PatchFormat.Mail));
        Assert.That(
            (
                metadata.Subject,
                metadata.AuthorName,
                metadata.AuthorAddress,
                metadata.MessageId,
                metadata.Version,
                metadata.Number,
                metadata.Total
            ),
            Is.EqualTo((
                "[PATCH v2 1/1] intel_iommu: Drain mappings one by one while memory is tracked",
                "VtdVerify Sample",
                "sample@vtdverify.invalid",
                "sample-fixed-v2-1@vtdverify.invalid",
                2,
                1,
                1)));
        Assert.That(
            document.Message,
            Does.StartWith("A backend that keeps").And.EndsWith("Signed-off-by: VtdVerify Sample <sample@vtdverify.invalid>"));
    }

    [Test]
    public void The_signature_of_format_patch_is_not_a_removed_line()
    {
        var hunk = PatchReader.ReadSingle(Fixtures.Sample("sample-fixed.patch")).Files[0].Hunks[^1];

        Assert.That(hunk.Lines.Select(line => line.Kind), Has.None.EqualTo(HunkLineKind.Removed));
    }

    [TestCase("sample-fixed.patch", "        .size = scope_end - scope_start,")]
    [TestCase("sample-wrapping-key.patch", "        .size = scope_end,")]
    public void The_two_samples_differ_in_their_search_key(string name, string key)
    {
        var lines = PatchReader.ReadSingle(Fixtures.Sample(name)).Files[0].PostImage[0].Lines;

        Assert.That(lines.Select(line => line.Text), Has.One.EqualTo(key));
    }

    [Test]
    public void A_line_of_a_plain_mail_knows_its_line_in_the_input()
    {
        var path = Fixtures.Sample("sample-fixed.patch");
        var input = File.ReadAllLines(path);

        var lines = PatchReader.ReadSingle(path).Files[0].Hunks.SelectMany(hunk => hunk.Lines);

        Assert.That(lines.Select(line => input[line.InputLine!.Value - 1][1..]), Is.EqualTo(lines.Select(line => line.Text)));
    }

    [Test]
    public void Quoted_printable_and_the_charset_are_decoded()
    {
        var document = PatchReader.ReadSingle(Fixtures.Own("quoted-printable.eml"));

        Assert.That(document.Files[0].Hunks[0].Lines[2].Text, Is.EqualTo("    return 48; /* = größer */"));
        Assert.That(document.Files[0].Hunks[0].Lines[2].InputLine, Is.Null);
        Assert.That(document.Metadata.AuthorName, Is.EqualTo("Poster, Sample"));
        Assert.That(document.Metadata.Version, Is.EqualTo(1));
    }

    [Test]
    public void A_base64_attachment_holds_the_diff_and_html_is_passed_over()
    {
        var document = PatchReader.ReadSingle(Fixtures.Own("attachment.eml"));

        Assert.That(document.Files.Select(file => file.Path), Is.EqualTo(["hw/core/width.c"]));
        Assert.That(document.Message, Is.EqualTo("The tables have room for it."));
    }

    [Test]
    public void Flowed_text_is_put_back()
    {
        var document = PatchReader.ReadSingle(Fixtures.Own("flowed.eml"));

        Assert.That(document.Files[0].Hunks[0].Lines[2].Text, Is.EqualTo("    return 48; /* = größer */"));
        Assert.That(document.Message, Is.EqualTo("The tables have room for it."));
    }

    [Test]
    public void A_mail_with_crlf_line_ends_reads_like_one_without()
    {
        var text = File.ReadAllText(Fixtures.Sample("sample-fixed.patch"));
        var onTheWire = Fixtures.Read(text.ReplaceLineEndings("\r\n"));

        Assert.That(onTheWire.Files[0].PostImage[0].Lines, Is.EqualTo(Fixtures.Read(text).Files[0].PostImage[0].Lines));
        Assert.That(onTheWire.Message, Is.EqualTo(Fixtures.Read(text).Message));
        Assert.That(onTheWire.Notes, Is.Empty);
    }

    [TestCase("From: a <a@b.invalid>\nSubject: [PATCH] x\n\nno diff here\n", "the mail has no diff", TestName = "A_mail_without_a_diff")]
    [TestCase("From: a <a@b.invalid>\nSubject: [PATCH 0/3] x\n\nover all\n", "cover letter", TestName = "A_cover_letter_alone")]
    [TestCase("Subject: Re: [PATCH] x\n\n> diff --git a/x b/x\n> @@ -1 +1 @@\n", "quoted", TestName = "A_reply_with_a_quoted_diff")]
    public void Mails_without_a_diff_are_refused(string mail, string expected)
    {
        Assert.That(Fixtures.Error(mail).Message, Does.Contain(expected));
    }

    [Test]
    public void A_damaged_hunk_in_a_mail_names_its_line_in_the_input()
    {
        var lines = File.ReadAllLines(Fixtures.Sample("sample-fixed.patch"));
        var header = Array.FindLastIndex(lines, line => line.StartsWith("@@ ", StringComparison.Ordinal));

        var error = Fixtures.Error(string.Join('\n', [.. lines[..(header + 3)], "-- ", "2.47.1", string.Empty]));

        Assert.That(error.Line, Is.EqualTo(header + 1));
        Assert.That(error.Problem, Does.Contain("announces 6 old and 11 new lines, but it ends after 2 old and 2 new"));
    }
}

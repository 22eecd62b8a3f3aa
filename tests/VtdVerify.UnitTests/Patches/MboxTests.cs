using NUnit.Framework;
using VtdVerify.Patches;

namespace VtdVerify.Tests.Patches;

public sealed class MboxTests
{
    private static IReadOnlyList<PatchDocument> Series => PatchReader.ReadAll(Fixtures.Own("series.mbox"));

    [Test]
    public void All_patches_come_in_order_after_their_cover_letter()
    {
        Assert.That(
            Series.Select(document => (document.Metadata.Number, document.IsCoverLetter)),
            Is.EqualTo([(0, true), (1, false), (2, false)]));
    }

    [Test]
    public void The_cover_letters_title_is_the_series_name()
    {
        Assert.That(Series.Select(document => document.Metadata.SeriesName), Is.All.EqualTo("hw/core: wider tables"));
    }

    [Test]
    public void A_from_line_in_the_body_names_the_author()
    {
        Assert.That(Series[1].Metadata.AuthorAddress, Is.EqualTo("author@vtdverify.invalid"));
        Assert.That(Series[1].Message, Does.StartWith("The tables have room for it."));
    }

    [Test]
    public void Encoded_and_folded_headers_are_decoded()
    {
        Assert.That(Series[2].Metadata.AuthorName, Is.EqualTo("Grete Größe"));
        Assert.That(Series[2].Metadata.Title, Is.EqualTo("hw/core: walk größere tables"));
    }

    [Test]
    public void A_body_line_that_begins_with_from_separates_nothing()
    {
        Assert.That(Series[0].Message, Does.Contain("From here on every guest sees 48 bits."));
    }

    [Test]
    public void A_reply_is_left_out_and_named()
    {
        Assert.That(Series[1].LeftOut, Has.One.Contains("Re: [RFC PATCH v3 2/2]"));
    }

    [Test]
    public void Line_numbers_count_through_the_whole_mbox()
    {
        var input = File.ReadAllLines(Fixtures.Own("series.mbox"));

        Assert.That(input[Series[2].Files[0].Hunks[0].Lines[1].InputLine!.Value - 1], Is.EqualTo("-    return 3;"));
    }

    [Test]
    public void Asking_for_the_only_patch_of_several_names_them()
    {
        var error = Assert.Throws<PatchFormatException>(() => PatchReader.ReadSingle(Fixtures.Own("series.mbox")))!;

        Assert.That(error.Message, Does.Contain("2 patches").And.Contain("1/2").And.Contain("2/2"));
    }

    [Test]
    public void Documents_of_one_input_share_its_hash()
    {
        Assert.That(Series.Select(document => document.ContentHash).Distinct().Count(), Is.EqualTo(1));
    }
}

using System.Text;
using NUnit.Framework;
using VtdVerify.Patches;

namespace VtdVerify.Tests.Patches;

/// <summary>The order of a series, and what does not belong to it.</summary>
public sealed class SeriesTests
{
    [Test]
    public void The_numbers_of_the_subjects_are_the_order() =>
        Assert.That(Subjects(Series("[PATCH 2/2] b", "[PATCH 1/2] a")), Is.EqualTo(["[PATCH 1/2] a", "[PATCH 2/2] b"]));

    [Test]
    public void Without_numbers_the_order_is_that_of_the_input()
    {
        var series = Series("[PATCH] b", "[PATCH] a");

        Assert.That(Subjects(series), Is.EqualTo(["[PATCH] b", "[PATCH] a"]));
        Assert.That(series.Patches.Select(series.LabelOf), Is.EqualTo(["patch 1", "patch 2"]));
        Assert.That(series.Notes, Has.One.Contains("in the order of the input"));
    }

    [Test]
    public void Missing_numbers_are_known() =>
        Assert.That(Series("[PATCH 2/5] b", "[PATCH 4/5] d").Missing, Is.EqualTo([1, 3, 5]));

    [Test]
    public void A_patch_that_is_there_twice_is_taken_once()
    {
        var series = Series("[PATCH 1/2] a", "[PATCH 1/2] a", "[PATCH 2/2] b");

        Assert.That(Subjects(series), Is.EqualTo(["[PATCH 1/2] a", "[PATCH 2/2] b"]));
        Assert.That(series.LeftOut, Has.One.Contains("twice").And.One.Contains("[PATCH 1/2] a"));
    }

    [Test]
    public void Two_different_patches_of_one_number_are_refused() =>
        Assert.That(
            Assert.Throws<PatchFormatException>(() => Series("[PATCH 1/2] a", "[PATCH 1/2] b"))!.Message,
            Does.Contain("two patches have the same number: [PATCH 1/2] a; [PATCH 1/2] b"));

    [Test]
    public void Patches_of_two_series_are_refused() =>
        Assert.That(
            Assert.Throws<PatchFormatException>(() => Series("[PATCH 1/2] a", "[PATCH 1/3] b"))!.Message,
            Does.Contain("several series"));

    [Test]
    public void More_patches_than_anyone_reviews_are_refused() =>
        Assert.That(
            Assert.Throws<PatchFormatException>(() => Series([.. Enumerable.Range(1, 501).Select(n => $"[PATCH {n}/501] a")]))!.Message,
            Does.Contain("501 patches, more than 500"));

    [Test]
    public void A_reply_that_brings_a_diff_stands_apart_with_the_patch_that_it_answers()
    {
        var series = Series("[PATCH 1/2] a", "[PATCH 2/2] b", "Re: [PATCH 1/2] a");

        Assert.That(Subjects(series), Is.EqualTo(["[PATCH 1/2] a", "[PATCH 2/2] b"]));
        Assert.That(series.LabelOf(series.AnsweredBy(series.Replies.Single())), Is.EqualTo("1/2"));
    }

    [Test]
    public void A_reply_to_the_version_before_is_left_out_and_named()
    {
        var series = Series("[PATCH v5] a", "Re: [PATCH v5] a", "[PATCH v6] a");

        Assert.That(series.Replies, Is.Empty);
        Assert.That(series.LeftOut, Has.One.EqualTo("A reply to an earlier version was left out: Re: [PATCH v5] a."));
    }

    [Test]
    public void A_reply_whose_diff_is_damaged_is_left_out_and_named()
    {
        const string Torn = "--- a/x\n+++ b/x\n@@ -1,9 +1,9 @@\n a\n";
        var mbox = "From x Mon Jan  1 00:00:00 2024\nFrom: a <a@b.invalid>\nSubject: [PATCH] a\n\n" + Fixtures.Diff
            + "\nFrom x Mon Jan  1 00:00:00 2024\nFrom: a <a@b.invalid>\nSubject: Re: [PATCH] a\n\n" + Torn;
        var series = PatchSeries.Of(Fixtures.ReadAll(Encoding.UTF8.GetBytes(mbox)));

        Assert.That(Subjects(series), Is.EqualTo(["[PATCH] a"]));
        Assert.That(
            series.LeftOut,
            Has.One.StartsWith("The diff of a reply is damaged and was left out: Re: [PATCH] a: the hunk is cut short"));
    }

    [Test]
    public void A_reply_alone_is_the_patch() => Assert.That(Subjects(Series("Re: [PATCH] a")), Is.EqualTo(["Re: [PATCH] a"]));

    [Test]
    public void The_version_before_is_left_out_and_named()
    {
        var series = Series("[PATCH v5 1/3] a", "[PATCH v5 3/3] b", "[PATCH v6 1/2] a", "[PATCH v6 2/2] b");

        Assert.That(Subjects(series), Is.EqualTo(["[PATCH v6 1/2] a", "[PATCH v6 2/2] b"]));
        Assert.That(series.LeftOut, Has.Exactly(2).StartsWith("An earlier version was left out: [PATCH v5 "));
    }

    [Test]
    public void The_cover_letter_stands_apart()
    {
        var series = PatchSeries.Of(PatchReader.ReadAll(Fixtures.Own("series.mbox")));

        Assert.That(series.CoverLetter?.Metadata.Title, Is.EqualTo("hw/core: wider tables"));
        Assert.That(series.Patches.Select(series.LabelOf), Is.EqualTo(["1/2", "2/2"]));
        Assert.That(series.LeftOut, Has.One.Contains("left out: Re: "));
    }

    [Test]
    public void A_patchwork_series_whose_entries_hold_their_diffs_is_read()
    {
        var patch = Fixtures.PatchworkJson();
        var cover = "{\"url\": \"http://p.invalid/api/covers/1/\", \"name\": \"[v3,0/2] wider\"}";
        var second = patch.Replace("1/2", "2/2", StringComparison.Ordinal);

        var series = PatchSeries.Of(Fixtures.ReadAll(Encoding.UTF8.GetBytes(
            $"{{\"name\": \"wider\", \"cover_letter\": {cover}, \"patches\": [{second}, {patch}]}}")));

        Assert.That(series.Patches.Select(series.LabelOf), Is.EqualTo(["1/2", "2/2"]));
        Assert.That(series.CoverLetter, Is.Not.Null);
    }

    private static PatchSeries Series(params string[] subjects) => PatchSeries.Of(Fixtures.ReadAll(Encoding.UTF8.GetBytes(
        string.Concat(subjects.Select(subject =>
            $"From 1111 Mon Sep 17 00:00:00 2001\nFrom: a@vtdverify.invalid\nSubject: {subject}\n\n{Fixtures.Diff}-- \n2\n\n")))));

    private static IEnumerable<string?> Subjects(PatchSeries series) => series.Patches.Select(patch => patch.Metadata.Subject);
}

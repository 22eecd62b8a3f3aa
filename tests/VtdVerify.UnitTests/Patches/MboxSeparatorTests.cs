using System.Text;
using NUnit.Framework;
using VtdVerify.Patches;

namespace VtdVerify.Tests.Patches;

/// <summary>Which lines separate mails; each was tried with git's own mailsplit.</summary>
public sealed class MboxSeparatorTests
{
    private const string First = "From a@b Mon Sep 17 00:00:00 2001\n";

    [TestCase("From a@b Mon Sep 17 00:00:00 2001")]
    [TestCase("From a 10:30:00 2025")]
    [TestCase("From x 5 10:30 2025 bla", Description = "without seconds, behind a digit")]
    [TestCase("From x 10:30:00 2025 and so on")]
    [TestCase("From x 10:30:00 91 aaaaaaaa")]
    [TestCase("From x 10:30:00 +0100 2025")]
    [TestCase("From x Mon Mar  1 10:30:00 2025 +0100")]
    [TestCase("From x 10:30:00 2025 :")]
    [TestCase("From aaaaaaaaaaa 9:30:00 2025")]
    [TestCase("From aaaaaaaa 10 30:002025")]
    [TestCase("From aaa 10:30:00 99999999999999999999999")]
    [TestCase("From 10:30:00 2025a")]
    public void A_line_with_a_time_and_a_year_behind_it_separates(string line) =>
        Assert.That(Mails(First + Mail(line)), Has.Count.EqualTo(2));

    [TestCase("From the meeting at 10:30 on 5 March 2025")]
    [TestCase("From x at 10:30:00 on 2025")]
    [TestCase("From x 10:30:00 90 aaaaaaaa")]
    [TestCase("From x 10:30:00 CET 2025")]
    [TestCase("From x 10:30:00 2025 at: b")]
    [TestCase("From aaa 10:30:00 -2025")]
    [TestCase("From aaaaaaaaaaa 12:30 2025")]
    [TestCase("From aaaaaaaaaa 10:30:0a 2025")]
    [TestCase("From 10:30:00 2025", Description = "too short")]
    [TestCase("From aaaaaaaaaaaaaaaaaaaa")]
    [TestCase(">From a 10:30:00 2025")]
    public void Any_other_line_is_text(string line) => Assert.That(Mails(First + Mail(line)), Has.Count.EqualTo(1));

    [Test]
    public void What_does_not_begin_with_a_separator_is_one_mail() => Assert.That(Mails(Mail(First.TrimEnd())), Has.Count.EqualTo(1));

    [Test]
    public void Blanks_may_stand_before_the_first_separator() =>
        Assert.That(Mails("\n  \n " + First + Mail(First.TrimEnd())), Has.Count.EqualTo(2));

    [Test]
    public void A_patch_whose_message_has_such_a_line_keeps_its_message_and_its_diff()
    {
        var mail = Mail("From the meeting at 10:30 on 5 March 2025") + "---\n--- a/f.c\n+++ b/f.c\n@@ -1 +1 @@\n-a\n+b\n";
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(First + mail));
        var patch = PatchReader.ReadSingle(stream, "mbox");

        Assert.That(patch.Message, Does.Contain("From the meeting"));
        Assert.That(patch.Files[0].Hunks[0].InputLine, Is.EqualTo(13));
    }

    private static string Mail(string line) => $"Subject: a\nFrom: a <a@b>\n\nbody\n{line}\nSubject: b\n\nx\n";

    private static List<ArchivedMail> Mails(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return [.. MboxStream.Read(stream, "mbox")];
    }
}

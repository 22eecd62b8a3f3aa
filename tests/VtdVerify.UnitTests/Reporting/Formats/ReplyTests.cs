using System.Text;
using MimeKit;
using NUnit.Framework;
using VtdVerify.Reporting;

namespace VtdVerify.Tests.Reporting.Formats;

/// <summary>The review reply, read back by a mail library.</summary>
public sealed class ReplyTests
{
    [Test]
    public void It_answers_the_patch_in_its_thread()
    {
        using var mail = Read(Samples.Patch() with
        {
            Input = Samples.Patch().Input! with { MessageId = "example-6@example.org", InReplyTo = "cover@example.org" },
        });

        Assert.Multiple(() =>
        {
            Assert.That(mail.InReplyTo, Is.EqualTo("example-6@example.org"));
            Assert.That(mail.References, Is.EqualTo(["cover@example.org", "example-6@example.org"]));
            Assert.That(mail.Subject, Is.EqualTo("Re: [PATCH v6 6/9] example: Unmap «only» what is mapped"));
            Assert.That(mail.To.Mailboxes.Single().Address, Is.EqualTo("author@example.org"));
            Assert.That(mail.From, Is.Empty);
        });
    }

    [TestCase("Jörg Müller")]
    [TestCase("O'Brien, Pat \"P\"")]
    [TestCase("a name that is so long that it does not fit into one encoded word – not even nearly, whatever anyone does")]
    public void The_authors_name_survives(string name)
    {
        using var mail = Read(Samples.Patch() with { Input = Samples.Patch().Input! with { Author = new Author(name, "a@example.org") } });

        Assert.That(mail.To.Mailboxes.Single().Name, Is.EqualTo(name));
    }

    [Test]
    public void The_authors_name_puts_no_line_into_the_review()
    {
        var author = new Author("E\n\nReviewed-by: Me", "a@example.org");
        using var mail = Read(Samples.Patch() with { Input = Samples.Patch().Input! with { Author = author } });

        Assert.That(mail.TextBody!.Split('\n'), Has.None.StartsWith("Reviewed-by:"));
    }

    [TestCase("Eve <m@x.example>", "eve@example.org", "To: =?utf-8?B?RXZlIG14LmV4YW1wbGU=?= <eve@example.org>\n")]
    [TestCase("Eve", "=?utf-8?q?=3Cm=40x.example=3E?=", "Subject: ")]
    [TestCase("Eve", "eve", "Subject: ")]
    public void The_reply_goes_to_no_address_within_a_name(string name, string address, string first)
    {
        var author = new Author(name, address);
        Assert.That(
            Written.As("reply", Samples.Patch() with { Input = Samples.Patch().Input! with { Author = author } }), Does.StartWith(first));
    }

    [Test]
    public void No_control_character_of_the_subject_is_handed_on()
    {
        using var mail = Read(Samples.Patch() with { Input = Samples.Patch().Input! with { Subject = "[PATCH] \u001b[31mred\u202e" } });

        Assert.That(mail.Subject, Is.EqualTo("Re: [PATCH] \\u001b[31mred\\u202e"));
    }

    [Test]
    public void The_remark_stands_right_below_the_wrong_line()
    {
        using var mail = Read(Samples.Patch());
        var lines = mail.TextBody!.ReplaceLineEndings("\n").Split('\n');
        var wrong = Array.IndexOf(lines, "> +        .size = scope->last,");

        Assert.That(wrong, Is.Positive);
        Assert.That(lines[wrong + 1], Is.Empty);
        Assert.That(lines[wrong + 2], Does.StartWith("The search key is not the notifier's scope"));
        Assert.That(lines.Where(line => !line.StartsWith('>')).Max(line => line.Length), Is.LessThanOrEqualTo(76));
    }

    [Test]
    public void A_quoted_line_is_no_longer_than_a_mail_may_have()
    {
        var result = Samples.Patch();
        var subject = result.Subjects[0];
        var cause = subject.Causes[0];
        var excerpt = cause.Excerpt! with { Lines = [$"+{new string('ä', 20_000)}"] };
        var longer = result with { Subjects = [subject with { Causes = [cause with { Excerpt = excerpt }] }] };

        var lines = Written.As("reply", longer).Split('\n');

        Assert.That(lines.Max(Encoding.UTF8.GetByteCount), Is.LessThanOrEqualTo(998));
        Assert.That(lines, Has.Some.StartsWith("> +ää").And.EndsWith("ä [...]"));
    }

    [Test]
    public void The_mend_is_an_inline_diff_and_the_command_is_at_the_end()
    {
        using var mail = Read(Samples.Patch());

        Assert.That(mail.TextBody!.ReplaceLineEndings("\n"), Does.Contain("\n+        .size = scope->last - scope->first,\n")
            .And.EndWith("\n  vtdverify check patches/example.txt\n"));
    }

    private static MimeMessage Read(CheckResult result)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Written.As("reply", result)));
        return MimeMessage.Load(stream);
    }
}

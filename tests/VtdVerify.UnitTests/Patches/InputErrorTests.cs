using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using NUnit.Framework;
using VtdVerify.Patches;

namespace VtdVerify.Tests.Patches;

public sealed class InputErrorTests
{
    [Test]
    public void A_missing_file_is_named()
    {
        var error = Assert.Throws<PatchFormatException>(() => PatchReader.ReadAll("no-such.patch"))!;

        Assert.That(error.Message, Does.StartWith("no-such.patch: there is no such file."));
    }

    [Test]
    public void A_directory_is_no_patch()
    {
        var error = Assert.Throws<PatchFormatException>(() => PatchReader.ReadAll(AppContext.BaseDirectory))!;

        Assert.That(error.Problem, Is.EqualTo("this is a directory"));
    }

    [Test]
    public void A_path_that_no_system_takes_is_no_crash()
    {
        Assert.That(() => PatchReader.ReadAll("a\0b"), Throws.TypeOf<PatchFormatException>());
        Assert.That(() => PatchReader.ReadAll(string.Empty), Throws.TypeOf<PatchFormatException>());
    }

    [TestCase("")]
    [TestCase(" \r\n\t")]
    public void An_empty_input_is_refused(string text)
    {
        Assert.That(Fixtures.Error(text).Problem, Is.EqualTo("the input is empty"));
    }

    [Test]
    public void A_megabyte_of_random_bytes_is_binary()
    {
        var bytes = new byte[1 << 20];
        for (var at = 0; at < bytes.Length; at++)
        {
            bytes[at] = (byte)(at * 2654435761L >> 16);
        }

        Assert.That(Fixtures.Error(bytes).Message, Does.Contain("binary"));
    }

    [Test]
    public void Text_without_a_diff_is_answered_with_what_is_read()
    {
        Assert.That(
            Fixtures.Error("just some words\n").Message,
            Does.Contain("text without a diff").And.Contain("Patchwork").And.Contain("mbox"));
    }

    [Test]
    public void Many_empty_lines_before_text_do_not_hold_up_the_search_for_a_mail_header()
    {
        Assert.That(Fixtures.Error(new string('\n', 200_000) + "x").Message, Does.Contain("text without a diff"));
    }

    [Test]
    public void A_compressed_input_is_told_from_binary()
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(Fixtures.Diff));
        }

        Assert.That(Fixtures.Error(bytes.ToArray()).Message, Does.Contain("gzip").And.Contain("ecompress"));
    }

    [TestCase("utf-16")]
    [TestCase("utf-16BE")]
    [TestCase("utf-32")]
    public void Wide_text_with_a_byte_order_mark_is_decoded(string name)
    {
        var encoding = Encoding.GetEncoding(name);

        var document = Fixtures.Read([.. encoding.GetPreamble(), .. encoding.GetBytes(Fixtures.Diff)]);

        Assert.That(document.Files[0].Path, Is.EqualTo("hw/core/width.c"));
        Assert.That(document.Notes, Has.One.Contains("decoded"));
    }

    [Test]
    public void Wide_text_without_a_mark_is_refused_with_the_reason()
    {
        Assert.That(Fixtures.Error(Encoding.Unicode.GetBytes(Fixtures.Diff)).Message, Does.Contain("byte order mark"));
    }

    [Test]
    public void Bytes_that_are_not_utf8_are_read_as_latin1_and_noted()
    {
        var document = Fixtures.Read(Encoding.Latin1.GetBytes(Fixtures.Diff.Replace("48", "ß", StringComparison.Ordinal)));

        Assert.That(document.Files[0].Hunks[0].Lines[2].Text, Is.EqualTo("    return ß;"));
        Assert.That(document.Notes, Has.One.Contains("8859-1"));
    }

    [Test]
    public void No_more_than_one_byte_above_the_limit_is_read()
    {
        using var endless = new EndlessStream();

        var error = Assert.Throws<PatchFormatException>(() => PatchReader.ReadAll(endless, "-"))!;

        Assert.That(error.Message, Does.Contain("16 MiB"));
        Assert.That(endless.Given, Is.EqualTo(PatchReader.MaxBytes + 1));
    }

    [Test]
    public void The_hash_is_that_of_the_bytes_as_read()
    {
        var bytes = Encoding.UTF8.GetBytes("\ufeff" + Fixtures.Diff);

        Assert.That(Fixtures.Read(bytes).ContentHash, Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(bytes))));
    }

    private sealed class EndlessStream : MemoryStream
    {
        public long Given { get; private set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Array.Fill(buffer, (byte)'x', offset, count);
            Given += count;
            return count;
        }
    }
}

using System.Text;
using CsCheck;
using NUnit.Framework;
using VtdVerify.Patches;

namespace VtdVerify.Tests.Patches;

/// <summary>Whatever the bytes are, the outcome is documents or the one exception type; anything else fails the sample.</summary>
public sealed class AnyBytesTests
{
    private const string Marks = "\n\r \t+-@\\\"{}[]:,<>=0 9\0\u007f";

    private static readonly string[] _lines =
    [
        "diff --git a/x b/x", "diff --git \"a/x", "index 1..2 100644", "--- a/x", "+++ b/x", "--- ", "+++ ",
        "@@ -1,2 +1,2 @@ f", "@@ -0,0 +1 @@", "@@ -1", " a", "+b", "-c", "", "\\ No newline at end of file", "\\",
        "-- ", "2.47.1", "rename from x", "rename to \"y", "GIT binary patch", "old mode 1", "From: a",
        "Subject: [PATCH 0/1]", "From a Mon Sep 17 00:00:00 2001", "Content-Type: multipart/mixed; boundary=b", "--b",
        "--b--", "Content-Type: text/plain; charset=x; format=flowed", "Content-Transfer-Encoding: base64",
        "HTTP 200 OK", "{", "{\"diff\": \"\"}", "> @@ -1 +1 @@",
    ];

    private static readonly byte[][] _inputs =
        [.. Fixtures.All.Select(File.ReadAllBytes), Encoding.UTF8.GetBytes(Fixtures.PatchworkJson())];

    private static readonly Gen<byte[]> _valid = Gen.Int[0, _inputs.Length - 1].Select(index => _inputs[index]);

    private static readonly Gen<byte[]> _lineTimes = Gen.Select(_valid, Gen.Double[0, 1], Gen.Int[0, 2]).Select(WithLineTimes);

    [Test]
    public void Random_bytes()
    {
        Property.Holds(Gen.Byte.Array[0, 400], IsReadOrRefused, 5_000);
    }

    [Test]
    public void Random_lines_of_the_kinds_that_diffs_and_mails_have()
    {
        var line = Gen.Int[0, _lines.Length - 1].Select(index => _lines[index]);
        var inputs = line.List[0, 14].Select(lines => Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        Property.Holds(inputs, IsReadOrRefused, 6_000);
    }

    [Test]
    public void Valid_inputs_cut_anywhere()
    {
        var cut = Gen.Select(_valid, Gen.Double[0, 1]).Select((bytes, part) => bytes[..(int)(bytes.Length * part)]);
        Property.Holds(cut, IsReadOrRefused, 3_000);
    }

    [Test]
    public void Valid_inputs_with_bytes_replaced()
    {
        var mark = Gen.Int[0, Marks.Length - 1].Select(index => (byte)Marks[index]);
        var edit = Gen.Select(Gen.Double[0, 1], Gen.Frequency((1, Gen.Byte), (3, mark)));
        Property.Holds(Gen.Select(_valid, edit.List[1, 6]).Select(Edited), IsReadOrRefused, 8_000);
    }

    [Test]
    public void Valid_inputs_with_lines_lost_or_doubled()
    {
        Property.Holds(_lineTimes, IsReadOrRefused, 3_000);
    }

    [Test]
    public void What_is_read_always_agrees_with_its_hunk_headers()
    {
        Property.Holds(
            _lineTimes,
            bytes => Outcome(bytes).SelectMany(document => document.Files).SelectMany(file => file.Hunks).All(Agrees),
            3_000);
    }

    private static bool Agrees(Hunk hunk) =>
        hunk.Lines.Count(line => line.Kind != HunkLineKind.Added) == hunk.OldCount
        && hunk.Lines.Count(line => line.Kind != HunkLineKind.Removed) == hunk.NewCount;

    private static bool IsReadOrRefused(byte[] bytes)
    {
        var documents = Outcome(bytes);
        TryAsSeries(documents);
        return documents.All(document => document.Files.All(file => file.PostImage is not null && file.PreImage is not null));
    }

    private static void TryAsSeries(IReadOnlyList<PatchDocument> documents)
    {
        try
        {
            var patches = documents.Count == 0 ? [] : PatchSeries.Of(documents).Patches;
            _ = patches.Aggregate(ShownFiles.Nothing, (shown, patch) => shown.After(patch, out _) ?? ShownFiles.Nothing).Segments;
        }
        catch (PatchFormatException refused) when (IsOneLine(refused.Message))
        {
        }
    }

    private static IReadOnlyList<PatchDocument> Outcome(byte[] bytes)
    {
        try
        {
            return Fixtures.ReadAll(bytes);
        }
        catch (PatchFormatException refused) when (IsOneLine(refused.Message) && refused.Problem.Length > 0)
        {
            return [];
        }
    }

    private static bool IsOneLine(string message) => message.Length > 0 && !message.Contains('\n', StringComparison.Ordinal);

    private static byte[] Edited(byte[] bytes, List<(double Place, byte Value)> edits)
    {
        var copy = bytes.ToArray();
        foreach (var (place, value) in edits)
        {
            copy[(int)(place * (copy.Length - 1))] = value;
        }

        return copy;
    }

    private static byte[] WithLineTimes(byte[] bytes, double place, int times)
    {
        var lines = Encoding.Latin1.GetString(bytes).Split('\n');
        var index = (int)(place * (lines.Length - 1));
        string[] changed = [.. lines[..index], .. Enumerable.Repeat(lines[index], times), .. lines[(index + 1)..]];
        return Encoding.Latin1.GetBytes(string.Join('\n', changed));
    }
}

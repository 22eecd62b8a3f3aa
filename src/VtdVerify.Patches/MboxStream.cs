namespace VtdVerify.Patches;

/// <summary>
/// The mails of an mbox of any length, one at a time. What does not begin with a separator is one mail, or one patch, whole.
/// </summary>
public static class MboxStream
{
    private const int ChunkSize = 1 << 16;

    /// <summary>Reads to the end of the stream, holding one mail.</summary>
    /// <param name="name">Stands for the stream in the mails' places.</param>
    public static IEnumerable<ArchivedMail> Read(Stream stream, string name)
    {
        var mail = new MailBuffer();
        var (number, isMbox) = (0, false);
        foreach (var line in Lines(stream))
        {
            // Nothing, or empty lines, may stand before the first one.
            if (isMbox ? MboxSplitter.IsSeparator(line.Span) : mail.IsBlank && MboxSplitter.IsSeparator(line.Span.TrimStart(" \t"u8)))
            {
                if (!mail.IsBlank)
                {
                    yield return new ArchivedMail(PlaceOf(name, isMbox, ++number), mail.Take());
                }

                isMbox = true;
                mail = new MailBuffer();
            }
            else
            {
                mail.Add(line.Span);
            }
        }

        if (!mail.IsBlank || number == 0)
        {
            yield return new ArchivedMail(PlaceOf(name, isMbox, ++number), mail.Take());
        }
    }

    private static string PlaceOf(string name, bool isMbox, int number) =>
        isMbox ? FormattableString.Invariant($"{name}#{number}") : name;

    /// <summary>Lines with their ends; one that is longer than a chunk comes in pieces.</summary>
    private static IEnumerable<ReadOnlyMemory<byte>> Lines(Stream stream)
    {
        var chunk = new byte[ChunkSize];
        var filled = 0;
        while (true)
        {
            var read = stream.Read(chunk, filled, ChunkSize - filled);
            filled += read;
            var start = 0;
            for (int feed; (feed = Array.IndexOf(chunk, (byte)'\n', start, filled - start)) >= 0; start = feed + 1)
            {
                yield return chunk.AsMemory(start, feed + 1 - start);
            }

            if (read == 0 || (start == 0 && filled == ChunkSize))
            {
                yield return chunk.AsMemory(start, filled - start);
                start = filled;
            }

            if (read == 0)
            {
                yield break;
            }

            chunk.AsSpan(start, filled - start).CopyTo(chunk);
            filled -= start;
        }
    }

    /// <summary>The bytes of a mail, up to what is read of one.</summary>
    private sealed class MailBuffer
    {
        private readonly List<byte> bytes = [];
        private bool isTooLarge;

        public bool IsBlank { get; private set; } = true;

        public void Add(ReadOnlySpan<byte> line)
        {
            IsBlank &= !line.ContainsAnyExcept(" \t\r\n"u8);
            isTooLarge |= bytes.Count + line.Length > PatchReader.MaxBytes;
            if (!isTooLarge)
            {
                bytes.AddRange(line);
            }
        }

        public ReadOnlyMemory<byte>? Take() => isTooLarge ? default(ReadOnlyMemory<byte>?) : bytes.ToArray();
    }
}

using System.Security.Cryptography;
using System.Text;

namespace VtdVerify.Patches;

/// <summary>
/// An input as read: its name, the hash of its bytes, and its text. <paramref name="Bytes"/> are the bytes as read (for UTF-16 and UTF-32
/// input its text in UTF-8), because a mail says in its headers how its bytes are to be decoded.
/// </summary>
internal sealed record PatchInput(string SourceName, string ContentHash, byte[] Bytes, string Text, IReadOnlyList<string> Notes)
{
    public const int MaxBytes = 16 * 1024 * 1024;

    private static readonly (byte[] Magic, string Name)[] _containers =
    [
        ([0x1f, 0x8b], "gzip"),
        ([0x50, 0x4b, 0x03, 0x04], "zip"),
        ([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], "xz"),
        ([0x28, 0xb5, 0x2f, 0xfd], "zstd"),
        ([0x42, 0x5a, 0x68], "bzip2"),
    ];

    /// <summary>Reads a file; every reason why it cannot be read is a <see cref="PatchFormatException"/>.</summary>
    public static PatchInput Open(string path)
    {
        if (Directory.Exists(path))
        {
            throw new PatchFormatException("this is a directory", path, 0, "Name a file, or '-' for standard input.");
        }

        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return Read(stream, path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new PatchFormatException("there is no such file", path, 0, "Check the path, or give '-' for standard input.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new PatchFormatException(
                $"the file cannot be read: {error.Message.TrimEnd('.')}",
                path,
                0,
                "Check the path and its permissions.");
        }
    }

    /// <summary>Reads a stream to its end, but never more than one byte above <see cref="MaxBytes"/>.</summary>
    public static PatchInput Read(Stream stream, string sourceName)
    {
        var bytes = ReadLimited(stream, sourceName);
        if (bytes.All(value => value is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
        {
            throw new PatchFormatException("the input is empty", sourceName, 0, Remedies.Accepted);
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        foreach (var (magic, name) in _containers)
        {
            if (bytes.AsSpan().StartsWith(magic))
            {
                throw new PatchFormatException(
                    $"the input is compressed ({name})",
                    sourceName,
                    0,
                    $"Decompress it first, for {name} for instance to standard output, and give '-'.");
            }
        }

        return Decode(bytes, sourceName, hash);
    }

    private static byte[] ReadLimited(Stream stream, string sourceName)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[81920];
        while (buffer.Length <= MaxBytes)
        {
            var room = (int)Math.Min(chunk.Length, MaxBytes + 1 - buffer.Length);
            var count = stream.Read(chunk, 0, room);
            if (count == 0)
            {
                return buffer.ToArray();
            }

            buffer.Write(chunk, 0, count);
        }

        throw new PatchFormatException(
            "the input is larger than 16 MiB, the most that is read",
            sourceName,
            0,
            "Give the one patch that is to be checked, not an archive or a whole tree.");
    }

    private static PatchInput Decode(byte[] bytes, string sourceName, string hash)
    {
        if (WideEncoding(bytes) is { } wide)
        {
            var decoded = wide.GetString(bytes.AsSpan(wide.Preamble.Length));
            RejectBinary(decoded.Contains('\0', StringComparison.Ordinal), sourceName);
            return new PatchInput(
                sourceName, hash, Encoding.UTF8.GetBytes(decoded), decoded, [$"The input is {wide.WebName}; it was decoded."]);
        }

        var content = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        RejectBinary(content.AsSpan().Contains((byte)0), sourceName);
        try
        {
            return new PatchInput(sourceName, hash, content, new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content), []);
        }
        catch (DecoderFallbackException)
        {
            return new PatchInput(
                sourceName, hash, content, Encoding.Latin1.GetString(content), ["The input is not UTF-8; it was read as ISO 8859-1."]);
        }
    }

    /// <summary>UTF-32 first: its little-endian mark begins with that of UTF-16.</summary>
    private static Encoding? WideEncoding(byte[] bytes)
    {
        Encoding[] candidates =
            [Encoding.UTF32, new UTF32Encoding(bigEndian: true, byteOrderMark: true), Encoding.Unicode, Encoding.BigEndianUnicode];
        return Array.Find(candidates, encoding => bytes.AsSpan().StartsWith(encoding.Preamble));
    }

    private static void RejectBinary(bool hasNul, string sourceName)
    {
        if (hasNul)
        {
            throw new PatchFormatException(
                "the input is binary: it holds NUL bytes",
                sourceName,
                0,
                Remedies.Accepted + " Text in UTF-16 needs its byte order mark.");
        }
    }
}

using System.Text;

namespace VtdVerify.QemuSource.Files;

/// <summary>Reads a file of a tree that nobody vouches for.</summary>
internal static class TreeText
{
    /// <summary>In bytes; QEMU's longest C file has less than a tenth of it.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text; bytes that are no UTF-8 are read as ISO 8859-1.</summary>
    /// <exception cref="TreeException">The file is too long, holds NUL bytes or cannot be read.</exception>
    public static string Read(string fullPath, string path) => Decode(Bytes(fullPath, path), path);

    /// <summary>The text of a file's bytes.</summary>
    /// <exception cref="TreeException">They hold NUL bytes.</exception>
    public static string Decode(byte[] bytes, string path)
    {
        if (bytes.AsSpan().Contains((byte)0))
        {
            throw new TreeException($"{path} is binary: it holds NUL bytes", TreeException.GiveTree);
        }

        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }

    /// <summary>Whether it is a file that is there, and no link: that may lead anywhere.</summary>
    public static bool IsOfTree(string fullPath)
    {
        var file = new FileInfo(fullPath);
        return file.Exists && (file.Attributes & (FileAttributes.ReparsePoint | FileAttributes.Directory)) == 0;
    }

    /// <summary>What the file holds.</summary>
    /// <exception cref="TreeException">The file is too long or cannot be read.</exception>
    public static byte[] Bytes(string fullPath, string path)
    {
        if (!IsOfTree(fullPath))
        {
            throw new TreeException($"{path} is no regular file", TreeException.GiveTree);
        }

        // Nor are pipes and devices, which have no length: they are never opened, because their end may never come.
        if (new FileInfo(fullPath).Length == 0)
        {
            return [];
        }

        try
        {
            using var stream = new FileStream(fullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            if (stream.Length > MaxBytes)
            {
                throw new TreeException($"{path} has more than {MaxBytes} bytes", TreeException.GiveTree);
            }

            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new TreeException($"{path} cannot be read: {error.Message.TrimEnd('.')}", "Check the tree's permissions.");
        }
    }
}

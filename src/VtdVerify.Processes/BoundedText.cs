using System.Text;

namespace VtdVerify.Processes;

/// <summary>Reads what another program writes, which may be anything of any length.</summary>
internal static class BoundedText
{
    public const int MostBytes = 1024 * 1024;

    private const int Chunk = 16 * 1024;

    /// <summary>The beginning of what it writes. The rest is read, so that the program can go on, and dropped.</summary>
    public static async Task<string> ReadAsync(Stream stream)
    {
        using var kept = new MemoryStream();
        var chunk = new byte[Chunk];
        for (var read = 1; read > 0;)
        {
            read = await stream.ReadAsync(chunk);
            await kept.WriteAsync(chunk.AsMemory(0, Math.Min(read, MostBytes - (int)kept.Length)));
        }

        return Encoding.UTF8.GetString(kept.GetBuffer(), 0, (int)kept.Length);
    }
}

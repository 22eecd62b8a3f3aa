using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace VtdVerify.Smt.Keeping;

/// <summary>
/// The answers of one session, as a file holds them: what file it is, the session's hash, the answers by their questions' hashes, and a
/// hash of all of it. A file that was cut, mixed up or damaged does not have that hash.
/// </summary>
internal sealed class KeptAnswers
{
    private const int HashLength = SHA256.HashSizeInBytes;

    private enum Kind : byte
    {
        Unsatisfiable,
        Satisfiable,
        Unknown,
    }

    private readonly Dictionary<string, KeptAnswer> answers = [];

    private static ReadOnlySpan<byte> Mark => "vtdverify answers 1\n"u8;

    public int Count => answers.Count;

    public bool TryGet(byte[] question, [NotNullWhen(true)] out KeptAnswer? answer) =>
        answers.TryGetValue(Convert.ToHexString(question), out answer);

    public void Set(byte[] question, KeptAnswer answer) => answers[Convert.ToHexString(question)] = answer;

    public byte[] ToBytes(byte[] session)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(Mark);
        writer.Write(session);
        writer.Write7BitEncodedInt(answers.Count);
        foreach (var (question, answer) in answers)
        {
            writer.Write(Convert.FromHexString(question));
            Write(writer, answer);
        }

        writer.Flush();
        writer.Write(SHA256.HashData(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
        writer.Flush();
        return stream.ToArray();
    }

    /// <summary>Null where the bytes are not a whole file about the session.</summary>
    public static KeptAnswers? FromBytes(byte[] bytes, byte[] session)
    {
        if (bytes.Length < Mark.Length + (2 * HashLength)
            || !bytes.AsSpan().StartsWith(Mark)
            || !bytes.AsSpan(Mark.Length, HashLength).SequenceEqual(session)
            || !SHA256.HashData(bytes.AsSpan(0, bytes.Length - HashLength)).AsSpan().SequenceEqual(bytes.AsSpan(bytes.Length - HashLength)))
        {
            return null;
        }

        try
        {
            var start = Mark.Length + HashLength;
            using var reader = new BinaryReader(new MemoryStream(bytes, start, bytes.Length - start - HashLength));
            return Read(reader);
        }
        catch (Exception failure) when (failure is IOException or FormatException or InvalidDataException)
        {
            return null;
        }
    }

    private static KeptAnswers Read(BinaryReader reader)
    {
        var read = new KeptAnswers();
        for (var left = Length(reader); left > 0; left--)
        {
            var question = reader.ReadBytes(HashLength);
            read.Set(question, ReadAnswer(reader));
        }

        return read;
    }

    private static void Write(BinaryWriter writer, KeptAnswer answer)
    {
        switch (answer)
        {
            case KeptAnswer.Unsatisfiable(var core):
                writer.Write((byte)Kind.Unsatisfiable);
                WriteAll(writer, core, writer.Write7BitEncodedInt);
                break;
            case KeptAnswer.Satisfiable(var values):
                writer.Write((byte)Kind.Satisfiable);
                WriteAll(writer, values, value => writer.Write7BitEncodedInt64(unchecked((long)value)));
                break;
            case KeptAnswer.Unknown(var reason):
                writer.Write((byte)Kind.Unknown);
                writer.Write(reason);
                break;
        }
    }

    private static KeptAnswer ReadAnswer(BinaryReader reader) => (Kind)reader.ReadByte() switch
    {
        Kind.Unsatisfiable => new KeptAnswer.Unsatisfiable(ReadAll(reader, () => Length(reader))),
        Kind.Satisfiable => new KeptAnswer.Satisfiable(ReadAll(reader, () => unchecked((ulong)reader.Read7BitEncodedInt64()))),
        Kind.Unknown => new KeptAnswer.Unknown(reader.ReadString()),
        var other => throw new InvalidDataException($"{other} is no kind of answer."),
    };

    private static void WriteAll<T>(BinaryWriter writer, IReadOnlyList<T> items, Action<T> write)
    {
        writer.Write7BitEncodedInt(items.Count);
        foreach (var item in items)
        {
            write(item);
        }
    }

    private static List<T> ReadAll<T>(BinaryReader reader, Func<T> read)
    {
        // No capacity is taken from the file: a forged length ends at the end of the file and costs nothing.
        var items = new List<T>();
        for (var left = Length(reader); left > 0; left--)
        {
            items.Add(read());
        }

        return items;
    }

    private static int Length(BinaryReader reader) =>
        reader.Read7BitEncodedInt() is >= 0 and var length ? length : throw new InvalidDataException("A length is negative.");
}

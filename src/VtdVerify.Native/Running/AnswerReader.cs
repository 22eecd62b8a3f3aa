using System.Runtime.InteropServices;

namespace VtdVerify.Native.Running;

/// <summary>
/// Reads what compiled code answers. Strangers wrote what made it, so nothing of it is believed: not how long it is, and not what is in it.
/// </summary>
internal static class AnswerReader
{
    // The program's own memory for answers, in words (JUDGE_WORDS).
    private const ulong MostWords = 32768 * 16 * 8;

    private const string Remedy = "Nothing of what it says is used; everything but the compiled code can be checked.";

    /// <summary>The traces of so many machines, which come in parts.</summary>
    /// <exception cref="IOException">The answer ends before.</exception>
    /// <exception cref="NativeCodeException">It is none.</exception>
    public static IReadOnlyList<RunTrace> Read(Stream stream, int machines)
    {
        var traces = new List<RunTrace>(machines);
        while (traces.Count < machines)
        {
            var before = traces.Count;
            Split(Part(stream), traces, machines);
            if (traces.Count == before)
            {
                throw NoSense("a part without a run");
            }
        }

        return traces;
    }

    private static ulong[] Part(Stream stream)
    {
        var length = new ulong[1];
        stream.ReadExactly(MemoryMarshal.AsBytes(length.AsSpan()));
        if (length[0] > MostWords)
        {
            throw NoSense("it is longer than it may be");
        }

        var words = new ulong[length[0]];
        stream.ReadExactly(MemoryMarshal.AsBytes(words.AsSpan()));
        return words;
    }

    private static void Split(ReadOnlySpan<ulong> words, List<RunTrace> traces, int machines)
    {
        var first = 0;
        for (var at = 0; at < words.Length;)
        {
            var isEnd = RunTrace.IsEnd(words[at]);
            at += 1 + LengthOf(words[at..]);
            if (at > words.Length)
            {
                throw NoSense("a step ends behind its end");
            }

            if (isEnd)
            {
                traces.Add(new RunTrace(words[first..at]));
                first = at;
            }
        }

        if (first < words.Length)
        {
            throw NoSense("a run without an end");
        }

        if (traces.Count > machines)
        {
            throw NoSense("more runs than machines");
        }
    }

    /// <summary>That of a step; a count in it is a word like any other.</summary>
    private static int LengthOf(ReadOnlySpan<ulong> from)
    {
        const int CountOfRemoved = 3;
        var count = (TraceTag)from[0] switch
        {
            TraceTag.Removed => from.Length > CountOfRemoved ? from[CountOfRemoved] : ulong.MaxValue,
            TraceTag.Returned => from.Length > 1 ? from[1] : ulong.MaxValue,
            >= TraceTag.Found and <= TraceTag.Refused => 0UL,
            _ => throw NoSense($"{from[0]} says no step"),
        };
        return count <= (ulong)from.Length ? RunTrace.Length(from) : throw NoSense("more mappings than it has words");
    }

    private static NativeCodeException NoSense(string what) => new($"the child's answer makes no sense: {what}", Remedy, isOfCode: true);
}

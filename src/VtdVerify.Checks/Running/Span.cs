using System.Diagnostics;

namespace VtdVerify.Checks.Running;

/// <summary>The wall time from the first beginning to the last end of actions that may overlap.</summary>
internal sealed class Span
{
    private readonly Lock gate = new();
    private long? first;
    private long last;

    public TimeSpan Elapsed => first is { } begin ? Stopwatch.GetElapsedTime(begin, last) : TimeSpan.Zero;

    public void Measure(Action action)
    {
        var begin = Stopwatch.GetTimestamp();
        action();
        var end = Stopwatch.GetTimestamp();
        lock (gate)
        {
            first = first is { } earlier && earlier < begin ? earlier : begin;
            last = Math.Max(last, end);
        }
    }
}

using Io.Cucumber.Messages.Types;

namespace VtdVerify.Gherkin.Messages;

/// <summary>Times as the messages hold them: whole seconds, and the nanoseconds beyond.</summary>
internal static class MessageTime
{
    private const int NanosecondsPerTick = 100;

    public static Timestamp At(DateTimeOffset time)
    {
        var (seconds, ticks) = Math.DivRem((time - DateTimeOffset.UnixEpoch).Ticks, TimeSpan.TicksPerSecond);
        return new Timestamp(seconds, ticks * NanosecondsPerTick);
    }

    public static Duration Of(TimeSpan time)
    {
        var (seconds, ticks) = Math.DivRem(time.Ticks, TimeSpan.TicksPerSecond);
        return new Duration(seconds, ticks * NanosecondsPerTick);
    }
}

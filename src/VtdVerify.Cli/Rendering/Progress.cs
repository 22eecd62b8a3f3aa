using System.Diagnostics;
using VtdVerify.Checks;

namespace VtdVerify.Cli.Rendering;

/// <summary>One line on a terminal that says how far the work has come, once it takes longer than a reader likes to wait.</summary>
internal sealed class Progress : IWorkProgress
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private readonly Action<string> write;
    private readonly Timer? timer;
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly Lock gate = new();
    private long done;
    private long total;
    private int width;
    private bool ended;

    /// <summary>Starts the clock.</summary>
    /// <param name="patience">How long nothing is shown.</param>
    public Progress(TextWriter error, bool isTerminal, TimeSpan patience)
    {
        write = text =>
        {
            error.Write(text);
            error.Flush();
        };
        timer = isTerminal ? new Timer(_ => Show(), null, patience, Every) : null;
    }

    public void Begin(long steps)
    {
        lock (gate)
        {
            total = steps;
        }
    }

    public void SomeDone(long more)
    {
        lock (gate)
        {
            done += more;
            if (width > 0)
            {
                Show();
            }
        }
    }

    /// <summary>Takes the line away.</summary>
    public void Dispose()
    {
        timer?.Dispose();
        lock (gate)
        {
            ended = true;
            if (width > 0)
            {
                write($"\r{new string(' ', width)}\r");
            }
        }
    }

    private void Show()
    {
        lock (gate)
        {
            if (ended)
            {
                return;
            }

            var line = FormattableString.Invariant($"vtdverify: {done} of {total} checks done, {clock.Elapsed.TotalSeconds:F0} s");
            write($"\r{line.PadRight(width)}");
            width = Math.Max(width, line.Length);
        }
    }
}

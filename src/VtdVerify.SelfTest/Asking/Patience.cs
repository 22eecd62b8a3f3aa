namespace VtdVerify.SelfTest.Asking;

/// <summary>
/// How long the engine is waited for: in processor time of this process, so that a busy machine makes no finding. The jobs share it, so a
/// question may take as much as all of them get in that time.
/// </summary>
/// <param name="ofOne">Processor time for one program, were it alone.</param>
/// <param name="processorTime">What the process has used so far.</param>
internal sealed class Patience(TimeSpan ofOne, int jobs, Func<TimeSpan> processorTime)
{
    // A check must answer within its time; a question of the alarm that takes as long has not found anything, but is not worth waiting for.
    private const int ShorterBy = 3;

    // What blocks uses no processor: then it is the clock that ends the wait.
    private const int MostOfTheClock = 10;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <summary>That of this process.</summary>
    public static Patience Of(AlarmSettings settings) => new(settings.Patience, settings.Jobs, () => Environment.CpuUsage.TotalTime);

    /// <summary>As reports say it.</summary>
    public string Sentence => FormattableString.Invariant($"{ofOne.TotalSeconds} s of processor time");

    /// <summary>Whether the answer came in time.</summary>
    /// <param name="isSample">It is a whole check, and no mere question.</param>
    public bool Wait(Task answer, bool isSample)
    {
        var most = isSample ? ofOne : ofOne / ShorterBy;
        var look = most < Look ? most : Look;
        var start = processorTime();
        for (var waited = look; !answer.Wait(look); waited += look)
        {
            if (processorTime() - start > most * jobs || waited > most * MostOfTheClock)
            {
                return answer.IsCompleted;
            }
        }

        return true;
    }
}

namespace VtdVerify.Processes;

/// <summary>
/// What this process has made and must not leave behind: child processes, folders and files that are not finished. A signal that ends the
/// process takes all of it away.
/// </summary>
public static class Remains
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<long, Action> Open = [];
    private static long last;

    /// <summary>Makes something, and remembers how it is taken away.</summary>
    /// <param name="make">Makes it. No signal ends the process between this and its being remembered.</param>
    /// <param name="takeAway">Takes it away; must not throw, and is called by any thread.</param>
    /// <returns>What was made, and what forgets it again without taking it away.</returns>
    public static (T Made, IDisposable Memory) Keep<T>(Func<T> make, Action<T> takeAway)
    {
        lock (Gate)
        {
            var made = make();
            var id = ++last;
            Open.Add(id, () => takeAway(made));
            return (made, new Entry(id));
        }
    }

    /// <summary>
    /// Takes all of it away, what was made last first. Whoever wants to make more waits for ever: the caller ends the process.
    /// </summary>
    public static void TakeAllAway()
    {
        Gate.Enter();
        foreach (var (_, takeAway) in Open.OrderByDescending(entry => entry.Key))
        {
            takeAway();
        }
    }

    private sealed class Entry(long id) : IDisposable
    {
        public void Dispose()
        {
            lock (Gate)
            {
                Open.Remove(id);
            }
        }
    }
}

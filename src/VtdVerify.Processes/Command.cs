namespace VtdVerify.Processes;

/// <summary>A program to be started.</summary>
/// <param name="Program">A path, or a name to be looked up in PATH.</param>
public sealed record Command(string Program, IReadOnlyList<string> Arguments)
{
    // How long pipes may stay open that somebody holds who has left the group.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>The folder it starts in; null for this process's.</summary>
    public string? Folder { get; init; }

    /// <summary>All variables that it gets; null for those of this process.</summary>
    public IReadOnlyDictionary<string, string>? Environment { get; init; }

    /// <summary>What it says on standard error is wanted; else it is dropped.</summary>
    public bool KeepsErrors { get; init; } = true;

    /// <summary>Runs it to its end, without any input.</summary>
    /// <param name="patience">After which it is killed.</param>
    /// <returns>Null where there is no such program.</returns>
    public CommandResult? Run(TimeSpan patience)
    {
        using var child = ChildProcess.Start(this);
        if (child is null)
        {
            return null;
        }

        child.Input.Close();
        var (output, errors) = (BoundedText.ReadAsync(child.Output), BoundedText.ReadAsync(child.Errors));
        var ended = child.Wait(patience);

        // Whatever it has left running holds the other ends of the pipes.
        child.Kill();
        child.Wait(Timeout.InfiniteTimeSpan);
        return Task.WaitAll([output, errors], Grace)
            ? new CommandResult(ended ? child.ExitCode : null, output.Result, errors.Result)
            : new CommandResult(null, string.Empty, string.Empty);
    }
}

/// <summary>What a program did.</summary>
/// <param name="ExitCode">Null where it did not end in time.</param>
/// <param name="Output">What it wrote to standard output, up to a bound.</param>
/// <param name="Errors">What it wrote to standard error, up to a bound.</param>
public sealed record CommandResult(int? ExitCode, string Output, string Errors)
{
    public bool Succeeded => ExitCode == 0;
}

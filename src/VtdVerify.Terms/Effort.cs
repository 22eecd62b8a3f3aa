namespace VtdVerify.Terms;

/// <summary>How much a run may spend. What is spent is counted and never timed, so that every computer gives the same answer.</summary>
/// <param name="Factor">How many times the usual limits; 1 to <see cref="Most"/>.</param>
public sealed record Effort(int Factor)
{
    /// <summary>Beyond it a limit is none.</summary>
    public const int Most = 1000;

    public static Effort Usual { get; } = new(1);

    /// <summary>A limit that is scaled.</summary>
    /// <param name="usual">What is spent at most by default.</param>
    public long Of(long usual) => usual > long.MaxValue / Factor ? long.MaxValue : usual * Factor;
}

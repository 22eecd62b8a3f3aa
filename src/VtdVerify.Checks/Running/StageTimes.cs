namespace VtdVerify.Checks.Running;

/// <summary>Where the time of a mutation run went.</summary>
/// <param name="Decided">For each mutant that scenarios decide, from its text to its end, on one thread.</param>
/// <param name="Others">How many mutants the scenarios let live.</param>
public sealed record StageTimes(
    TimeSpan Baseline,
    TimeSpan Ordering,
    TimeSpan Scenarios,
    IReadOnlyList<TimeSpan> Decided,
    TimeSpan Rest,
    int Others,
    TimeSpan Attribution)
{
    public string Describe() => FormattableString.Invariant(
        $"time: baseline {Ms(Baseline)} ms, scenarios' order {Ms(Ordering)} ms, scenarios {Ms(Scenarios)} ms, of which {Decided.Count} ")
        + FormattableString.Invariant($"mutants that they decide took {Ms(Total)} ms ({PerSecond:F0} a second and thread), ")
        + FormattableString.Invariant($"{Others} others {Ms(Rest)} ms ({Ms(Others == 0 ? TimeSpan.Zero : Rest / Others)} ms each), ")
        + FormattableString.Invariant($"who kills what {Ms(Attribution)} ms");

    private TimeSpan Total => Decided.Aggregate(TimeSpan.Zero, (sum, one) => sum + one);

    private double PerSecond => Total > TimeSpan.Zero ? Decided.Count / Total.TotalSeconds : 0;

    private static double Ms(TimeSpan time) => Math.Round(time.TotalMilliseconds);
}

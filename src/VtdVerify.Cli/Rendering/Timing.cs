using VtdVerify.Reporting;

namespace VtdVerify.Cli.Rendering;

/// <summary>Where the time went.</summary>
internal static class Timing
{
    /// <summary>One line for standard error.</summary>
    /// <param name="pool">What is proved, on the fixed machines of each check.</param>
    /// <param name="end">From the start of the process until the report was written.</param>
    public static string Describe(Timings timings, TimeSpan pool, TimeSpan end) => FormattableString.Invariant(
        $"time: start {timings.Start} ms, read {timings.Read} ms, scenarios {timings.Scenarios} ms, proofs {timings.Proofs} ms, ")
        + FormattableString.Invariant($"machines for what is proved {Timings.Milliseconds(pool)} ms, ")
        + FormattableString.Invariant($"report {Timings.Milliseconds(end) - timings.Total} ms, in all {Timings.Milliseconds(end)} ms; ")
        + "scenarios and proofs run side by side";
}

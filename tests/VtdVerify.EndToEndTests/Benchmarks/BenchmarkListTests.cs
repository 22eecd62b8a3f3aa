using NUnit.Framework;

namespace VtdVerify.Tests.Benchmarks;

/// <summary>The benchmark program starts and knows its benchmarks; nothing is measured.</summary>
[Category("EndToEnd")]
internal sealed class BenchmarkListTests
{
    private const string Name = "VtdVerify.Benchmarks";

    [TestCase("ProofBenchmarks.Prove")]
    [TestCase("ProofByNotifiers.Prove")]
    [TestCase("ProofByTrackingFlags.Prove")]
    [TestCase("ProofByBound.Check")]
    [TestCase("RunByNotifiers.Unmap")]
    [TestCase("MutantBenchmarks.Compile_and_run")]
    [TestCase("MutantBenchmarks.Scenarios_on_the_patch")]
    [TestCase("MutantBenchmarks.Solver_on_the_patch")]
    public void It_lists_what_it_measures(string benchmark) => Assert.That(Listed.Value, Does.Contain(benchmark));

    private static readonly Lazy<string> Listed = new(() =>
    {
        var listing = Command.Run("dotnet", "exec", Program(), "--list", "flat")!;
        Assert.That(listing.ExitCode, Is.Zero);
        return listing.Output;
    });

    /// <summary>Built with the solution, as these tests were; skipped where only the tests were built.</summary>
    private static string Program()
    {
        var configuration = Path.GetRelativePath(Repository.PathOf("tests/VtdVerify.EndToEndTests"), AppContext.BaseDirectory);
        var program = Path.Combine(Repository.PathOf($"tests/{Name}"), configuration, $"{Name}.dll");
        if (!File.Exists(program))
        {
            Assert.Ignore($"{program} is not built: building the solution builds it");
        }

        return program;
    }
}

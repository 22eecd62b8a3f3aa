using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Filters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Order;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using VtdVerify.Benchmarks.Tables;

namespace VtdVerify.Benchmarks;

/// <summary>
/// How everything here is measured: in this process, a few times, in minutes for all of it. What a shared machine leaves of the times
/// is seen in the deviation; what to read is the ratios, which are taken within one run.
/// </summary>
internal static class Settings
{
    private const int Warmups = 1;
    private const int Iterations = 5;

    /// <summary>The settings for a machine with a C compiler, or without.</summary>
    public static IConfig Of(string? compiler) => ManualConfig.CreateEmpty()
        .AddJob(Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithStrategy(RunStrategy.Monitoring)
            .WithWarmupCount(Warmups)
            .WithIterationCount(Iterations)
            .WithInvocationCount(1)
            .WithUnrollFactor(1))
        .AddColumnProvider(DefaultColumnProviders.Params)
        .AddColumn(TargetMethodColumn.Method, StatisticColumn.Median, StatisticColumn.StdDev)
        .AddColumn(new CountColumn(), new PerItemColumn(), new PerSecondColumn(), new RelativeColumn())
        .WithOrderer(new DefaultOrderer(SummaryOrderPolicy.Declared))
        .AddLogger(ConsoleLogger.Default)
        .AddFilter(new SimpleFilter(one => compiler is not null || !one.Descriptor.HasCategory(CCompiler.Category)))
        .WithArtifactsPath(Path.Combine(Inputs.Root, "artifacts", "benchmarks"))
        .WithOptions(ConfigOptions.DisableLogFile);
}

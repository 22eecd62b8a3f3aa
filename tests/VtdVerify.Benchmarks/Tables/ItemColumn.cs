using System.Globalization;
using System.Reflection;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace VtdVerify.Benchmarks.Tables;

/// <summary>A column about the items of <see cref="PerAttribute"/>.</summary>
/// <param name="priority">Its place among these columns.</param>
internal abstract class ItemColumn(string name, string legend, int priority) : IColumn
{
    private const double NanosecondsPerSecond = 1e9;

    public string Id => name;

    public string ColumnName => name;

    public string Legend => legend;

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => priority;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public bool IsAvailable(Summary summary) => true;

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase) => Seconds(summary, benchmarkCase) is { } seconds
        ? Value(summary, Items(benchmarkCase), seconds)
        : "-";

    /// <summary>What the column says of the time of one item.</summary>
    protected abstract string Value(Summary summary, PerAttribute items, double seconds);

    /// <summary>For one item; null where the benchmark did not run.</summary>
    protected static double? Seconds(Summary summary, BenchmarkCase benchmarkCase) =>
        summary[benchmarkCase]?.ResultStatistics?.Median / NanosecondsPerSecond / Items(benchmarkCase).Count;

    protected static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static PerAttribute Items(BenchmarkCase benchmarkCase) =>
        benchmarkCase.Descriptor.WorkloadMethod.GetCustomAttribute<PerAttribute>()
        ?? throw new InvalidOperationException($"{benchmarkCase.Descriptor.WorkloadMethod.Name} does not say what it decides.");
}

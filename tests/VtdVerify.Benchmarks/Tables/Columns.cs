using BenchmarkDotNet.Reports;

namespace VtdVerify.Benchmarks.Tables;

/// <summary>How many items one call decides.</summary>
internal sealed class CountColumn() : ItemColumn("Of", "What one call decides", 0)
{
    protected override string Value(Summary summary, PerAttribute items, double seconds) =>
        Text($"{items.Count} {items.Unit}{(items.Count == 1 ? string.Empty : "s")}");
}

/// <summary>The time of one item.</summary>
internal sealed class PerItemColumn() : ItemColumn("Each", "Median, for one of them", 1)
{
    private const double Milli = 1e3;
    private const double Micro = 1e6;

    protected override string Value(Summary summary, PerAttribute items, double seconds) =>
        seconds * Milli >= 1 ? Text($"{seconds * Milli:F1} ms") : Text($"{seconds * Micro:F1} us");
}

/// <summary>Items per second.</summary>
internal sealed class PerSecondColumn() : ItemColumn("Per second", "How many of them in a second", 2)
{
    protected override string Value(Summary summary, PerAttribute items, double seconds) => Text($"{1 / seconds:F1}");
}

/// <summary>The time of one item, by that of the baseline: the one that says so, else the first row.</summary>
internal sealed class RelativeColumn() : ItemColumn("Relative", "Each, by that of the row with 1: the figure to compare runs by", 3)
{
    protected override string Value(Summary summary, PerAttribute items, double seconds) => summary.BenchmarksCases
        .OrderBy(one => one.Descriptor.Baseline ? 0 : 1)
        .Select(one => Seconds(summary, one))
        .FirstOrDefault(first => first is not null) is { } first ? Text($"{seconds / first:G3}") : "-";
}

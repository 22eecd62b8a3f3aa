namespace VtdVerify.Reporting.Formats;

/// <summary>Every format that a result is written in.</summary>
public static class ReportFormats
{
    /// <summary>By name.</summary>
    public static IReadOnlyList<IReportFormat> All { get; } =
    [
        .. typeof(ReportFormats).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(IReportFormat)))
            .Select(type => (IReportFormat)Activator.CreateInstance(type)!)
            .OrderBy(format => format.Name, StringComparer.Ordinal),
    ];

    /// <summary>The format of that name; null where there is none.</summary>
    public static IReportFormat? Find(string name) => All.FirstOrDefault(format => format.Name == name);
}

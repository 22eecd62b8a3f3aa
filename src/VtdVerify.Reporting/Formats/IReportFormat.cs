namespace VtdVerify.Reporting.Formats;

/// <summary>One way to write a result down for a program or a person. It shows what the result holds and finds out nothing.</summary>
public interface IReportFormat
{
    /// <summary>As the command line names it: lower case, no blank.</summary>
    string Name { get; }

    /// <summary>Who reads it, in a few words.</summary>
    string Reader { get; }

    /// <summary>The whole text, with a line feed at its end.</summary>
    string Write(CheckResult result, ReportSettings settings);
}

/// <summary>What a report must know besides the result.</summary>
/// <param name="AllowBounded">As for <see cref="ExitCodes.Of(CheckResult, bool)"/>.</param>
/// <param name="EntryPoint">The function whose first line is named where no line of code decides.</param>
public sealed record ReportSettings(bool AllowBounded, string EntryPoint)
{
    /// <summary>Where a person finds the full report, for formats that link to it; null for nowhere.</summary>
    public string? ReportPlace { get; init; }
}

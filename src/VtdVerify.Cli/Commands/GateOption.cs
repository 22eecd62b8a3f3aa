using System.CommandLine;
using VtdVerify.Reporting;

namespace VtdVerify.Cli.Commands;

/// <summary>What the exit code goes by.</summary>
internal sealed class GateOption : Option<string?>
{
    private const string All = "all";
    private const string Regressions = "regressions";

    public GateOption()
        : base("--gate")
    {
        HelpName = $"{All}|{Regressions}";
        Description = "The exit code depends on all guarantees, or only on regressions: guarantees that PATCH breaks.";
        this.AcceptOnlyFromAmong(All, Regressions);
    }

    /// <summary>Null for every guarantee.</summary>
    public static Gate? Read(string? value) => value == Regressions ? Gate.Regressions : null;
}

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
        Description = "What the exit code goes by: every guarantee, or only those that held before PATCH and do not any more.";
        this.AcceptOnlyFromAmong(All, Regressions);
    }

    /// <summary>Null for every guarantee.</summary>
    public static Gate? Read(string? value) => value == Regressions ? Gate.Regressions : null;
}

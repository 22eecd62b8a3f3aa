using System.CommandLine;
using VtdVerify.Reporting;

namespace VtdVerify.Cli.Commands;

/// <summary>`man`: the manual page, made from what the help says. Hidden: it is for those who package the program.</summary>
internal static class ManCommand
{
    public const string Name = "man";

    public static Command Create(CliEnvironment environment, RootCommand root)
    {
        var command = new Command(Name, "Write the manual page in roff.") { Hidden = true };
        command.SetAction(_ =>
        {
            environment.Output.Write(ManPage.Of(root));
            environment.Output.Flush();
            return ExitCodes.Holds;
        });
        return command;
    }
}

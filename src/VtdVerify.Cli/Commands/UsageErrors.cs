using System.CommandLine;
using VtdVerify.Checks;
using VtdVerify.Reporting;

namespace VtdVerify.Cli.Commands;

/// <summary>A command line that cannot be run, as an error.</summary>
internal static class UsageErrors
{
    public static UserErrorException Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var help = command is RootCommand ? "vtdverify --help" : $"vtdverify {command.Name} --help";
        var remedy = command is RootCommand
            ? $"To check a patch, give 'vtdverify check PATCH'; '{help}' shows the rest."
            : $"'{help}' shows the arguments.";
        var problem = command is RootCommand && parsed.UnmatchedTokens is [var word, ..]
            ? $"'{word}' is not a command"
            : parsed.Errors[0].Message.TrimEnd('.');
        return new UserErrorException(problem, remedy, ExitCodes.UsageError);
    }
}

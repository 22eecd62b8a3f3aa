using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace VtdVerify.Cli.Commands;

/// <summary>The options of a command, then what a newcomer needs to use it.</summary>
internal sealed class TeachingHelp : SynchronousCommandLineAction
{
    private const int Width = 100;
    private readonly HelpAction options = new() { MaxWidth = Width };

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var code = options.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output.Write(HelpText.Of(parseResult.CommandResult.Command.Name));
        return code;
    }
}

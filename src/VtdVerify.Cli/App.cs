using System.CommandLine;
using System.CommandLine.Invocation;
using VtdVerify.Cli.Commands;

namespace VtdVerify.Cli;

/// <summary>The program from its arguments to its exit code. Nothing is thrown from here.</summary>
public static class App
{
    public static int Run(IReadOnlyList<string> args, CliEnvironment environment)
    {
        var commands = new CommandTree(environment);
        try
        {
            // A file's name may begin with '@': response files are off.
            var parsed = commands.Root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.Action is ParseErrorAction)
            {
                throw UsageErrors.Of(parsed);
            }

            return parsed.Invoke(new InvocationConfiguration
            {
                Output = environment.Output,
                Error = environment.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }
        catch (Exception failure)
        {
            return Failures.Report(failure, environment.Error, verbose: args.Contains("--verbose"));
        }
    }
}

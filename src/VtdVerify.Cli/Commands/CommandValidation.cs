using System.CommandLine;
using System.CommandLine.Parsing;

namespace VtdVerify.Cli.Commands;

/// <summary>Rules over several options of one command.</summary>
internal static class CommandValidation
{
    /// <summary>Adds a rule. It is asked only where each option by itself is right: a value that is missing cannot be read.</summary>
    public static void Require(this Command command, Action<CommandResult> validate) => command.Validators.Add(result =>
    {
        if (!result.Children.Any(HasErrors))
        {
            validate(result);
        }
    });

    private static bool HasErrors(SymbolResult result) => result.Errors.Any() || (result is OptionResult option && IsIncomplete(option));

    private static bool IsIncomplete(OptionResult option) =>
        !option.Implicit && option.Tokens.Count < option.Option.Arity.MinimumNumberOfValues;
}

using System.CommandLine;
using System.CommandLine.Parsing;

namespace VtdVerify.Cli.Commands;

/// <summary>The plain kinds of options and arguments, and those that mean the same for every command that has them.</summary>
internal static class Options
{
    public static Option<bool> Flag(string name, string description) => new(name) { Description = description };

    public static Option<string?> Text(string name, string value, string description) =>
        new(name) { Description = description, HelpName = value };

    /// <summary>A patch that need not be given. What looks like an option is not taken for one's name.</summary>
    public static Argument<string?> OptionalPatch(string description)
    {
        var patch = new Argument<string?>("PATCH") { Arity = ArgumentArity.ZeroOrOne, Description = description };
        patch.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: ['-', _, ..] and var option }])
            {
                result.AddError($"there is no option '{option}'; a file of that name can be given as './{option}'");
            }
        });
        return patch;
    }

    /// <summary>Where the result goes as JSON; "-" is standard output.</summary>
    public static Option<string?> Json(string what = "JSON") =>
        Text("--json", "FILE", $"Write the result as {what}; with '-' to standard output, in place of the report.");

    public static Option<bool> NoColor() => Flag("--no-color", "Write the report without colours, as with NO_COLOR set.");

    public static Option<bool> Unconfined() =>
        Flag("--unconfined", "Run compiled code without a sandbox if neither bubblewrap nor Linux's namespaces are available.");

    public static Option<bool> Verbose() =>
        Flag("--verbose", "Write timings, and the place of a bug of the tool, to standard error.");

    /// <summary>An option that says nothing without a source tree.</summary>
    /// <param name="reason">Why, to end the sentence on it.</param>
    public static void NeedsTree(CommandResult result, Option option, Option<string?> qemu, string reason)
    {
        if (result.GetResult(option) is { Implicit: false } && result.GetValue(qemu) is null)
        {
            result.AddError($"{option.Name} needs --qemu DIR: {reason}");
        }
    }
}

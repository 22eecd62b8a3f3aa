using System.CommandLine;
using System.Text;
using VtdVerify.Checks;

namespace VtdVerify.Cli.Commands;

/// <summary>The manual page of section 1: each command with its arguments and options, and what the help says beyond them.</summary>
internal static class ManPage
{
    public static string Of(RootCommand root)
    {
        var page = new StringBuilder()
            .Append(Line($".TH VTDVERIFY 1 \"\" \"vtdverify {Escaped(ToolVersion.Short)}\" \"User Commands\""))
            .Append(Line(".SH NAME"))
            .Append(Line("vtdverify \\- verify QEMU's VT-d unmap path"))
            .Append(Line(".SH SYNOPSIS"))
            .Append(Line(".B vtdverify"))
            .Append(Line("COMMAND [ARGUMENT...] [OPTION...]"))
            .Append(Line(".SH DESCRIPTION"))
            .Append(Text(root.Description))
            .Append(Line(".SH COMMANDS"));
        foreach (var command in root.Subcommands.Where(command => !command.Hidden))
        {
            Write(page, command);
        }

        return page.Append(Line(".SH EXAMPLES AND EXIT CODES")).Append(Verbatim(HelpText.Of(string.Empty))).ToString();
    }

    private static void Write(StringBuilder page, Command command)
    {
        var arguments = command.Arguments.Where(argument => !argument.Hidden).ToList();
        page.Append(Line($".SS vtdverify {command.Name} {string.Join(' ', arguments.Select(NameOf))}".TrimEnd()));
        page.Append(Text(command.Description));
        foreach (var argument in arguments)
        {
            page.Append(Item(NameOf(argument), argument.Description));
        }

        foreach (var option in command.Options.Where(option => !option.Hidden))
        {
            var names = string.Join(", ", option.Aliases.Prepend(option.Name));
            page.Append(Item(option.HelpName is { } value ? $"{names} {value}" : names, option.Description));
        }

        page.Append(Verbatim(HelpText.Of(command.Name)));
    }

    private static string NameOf(Argument argument)
    {
        var name = argument.HelpName ?? argument.Name;
        return argument.Arity.MinimumNumberOfValues == 0 ? $"[{name}]" : name;
    }

    private static string Item(string name, string? description) => $"{Line(".TP")}{Line($".B {Escaped(name)}")}{Text(description)}";

    private static string Verbatim(string text) =>
        $"{Line(".PP")}{Line(".nf")}{string.Concat(text.ReplaceLineEndings("\n").TrimEnd().Split('\n').Select(Text))}{Line(".fi")}";

    private static string Text(string? text) => Line(Guarded(Escaped(text ?? string.Empty)));

    /// <summary>A line that begins so would be an order to the formatter.</summary>
    private static string Guarded(string line) => line.Length > 0 && line[0] is '.' or '\'' ? $"\\&{line}" : line;

    private static string Escaped(string text) =>
        text.Replace("\\", "\\e", StringComparison.Ordinal).Replace("-", "\\-", StringComparison.Ordinal);

    private static string Line(string text) => $"{text}\n";
}

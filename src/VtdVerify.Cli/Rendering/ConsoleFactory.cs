using System.Globalization;
using Spectre.Console;

namespace VtdVerify.Cli.Rendering;

/// <summary>The console of the result: with colours on a terminal that wants them, plain text anywhere else.</summary>
internal static class ConsoleFactory
{
    /// <summary>Columns where there is no terminal and COLUMNS does not say.</summary>
    public const int DefaultWidth = 100;

    // UTF-8, UTF-16 and UTF-32 in both byte orders. The console of a process wraps its encoding: only the number tells.
    private static readonly int[] UnicodePages = [65001, 1200, 1201, 12000, 12001];

    private const int Narrowest = 20;
    private const int Widest = 10_000;

    public static IAnsiConsole Create(CliEnvironment environment, bool noColor)
    {
        var plain = noColor || !environment.OutputIsTerminal || IsSet(environment, "NO_COLOR") || environment.Variable("TERM") == "dumb";
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(environment.Output),
            Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Width = Width(environment);
        console.Profile.Capabilities.Unicode = UnicodePages.Contains(environment.Output.Encoding.CodePage);
        return console;
    }

    private static bool IsSet(CliEnvironment environment, string variable) => !string.IsNullOrEmpty(environment.Variable(variable));

    private static int Width(CliEnvironment environment)
    {
        var columns = int.TryParse(environment.Variable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var set) ? set : 0;
        var width = environment.TerminalWidth ?? (columns > 0 ? columns : DefaultWidth);
        return Math.Clamp(width, Narrowest, Widest);
    }
}

using Spectre.Console;

namespace VtdVerify.Reporting.Formats;

/// <summary>A console view as plain text.</summary>
internal static class Plain
{
    private const int Width = 100;

    public static string Of(Action<IAnsiConsole> write)
    {
        using var text = new StringWriter(System.Globalization.CultureInfo.InvariantCulture) { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(text),
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Width = Width;
        console.Profile.Capabilities.Unicode = true;
        write(console);
        return text.ToString();
    }
}

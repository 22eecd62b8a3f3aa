using Spectre.Console;
using Spectre.Console.Testing;

namespace VtdVerify.Tests.Reporting;

internal static class Rendered
{
    /// <summary>What a view writes to a console without colours, of the given width.</summary>
    public static string Plain(Action<IAnsiConsole> view, int width = 100, bool unicode = true)
    {
        using var console = new TestConsole();
        console.Profile.Width = width;
        console.Profile.Capabilities.Unicode = unicode;
        view(console);
        return console.Output;
    }
}

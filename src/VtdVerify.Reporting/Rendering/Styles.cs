using Spectre.Console;

namespace VtdVerify.Reporting.Rendering;

/// <summary>Colours. They repeat what the words say: a log without them loses nothing.</summary>
internal static class Styles
{
    public static readonly Style Heading = new(decoration: Decoration.Bold);
    public static readonly Style Label = new(foreground: Color.Grey);
    public static readonly Style Good = new(foreground: Color.Green);
    public static readonly Style Bad = new(foreground: Color.Red, decoration: Decoration.Bold);
    public static readonly Style Open = new(foreground: Color.Yellow);
    public static readonly Style Defect = new(foreground: Color.Fuchsia, decoration: Decoration.Bold);

    public static Style Of(VerdictKind verdict) => verdict switch
    {
        VerdictKind.Proved => Good,
        VerdictKind.Refuted => Bad,
        VerdictKind.ToolError => Defect,
        _ => Open,
    };

    public static Style OfExitCode(int code) => code switch
    {
        ExitCodes.Holds => Good,
        ExitCodes.Refuted => Bad,
        ExitCodes.ToolDefect => Defect,
        _ => Open,
    };
}

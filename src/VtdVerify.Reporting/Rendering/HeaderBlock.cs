using System.Globalization;

namespace VtdVerify.Reporting.Rendering;

/// <summary>Who posted what, where it was read from, and what judged it.</summary>
internal static class HeaderBlock
{
    public static void Write(Page page, CheckResult result)
    {
        page.Line(
            new Piece($"VtdVerify {result.ToolVersion}", Styles.Heading),
            new Piece($" with {result.Solver.Name} {result.Solver.Version}"));
        if (result.Tree is { } tree)
        {
            page.Blank();
            page.Field("tree", Tree(tree));
        }

        if (result.Input is not { } input)
        {
            return;
        }

        page.Blank();
        page.Field(result.Series is null ? "patch" : "series", input.Title ?? input.Subject);
        page.Field("posted as", input.Title is null ? null : input.Subject);
        page.Field("author", input.Author is { } author ? $"{author.Name} <{author.Address}>" : null);
        page.Field("date", input.Date);
        page.Field("message-id", input.MessageId);
        page.Field(result.Series is null ? "series" : "posted", Series(input));
        page.Field("link", input.Link);
        page.Field("read from", input.Path == "-" ? $"standard input ({Words.Of(input.Kind)})" : $"{input.Path} ({Words.Of(input.Kind)})");
        page.Field("sha256", input.Sha256);
        foreach (var sentence in input.LeftOut ?? [])
        {
            page.Field("left out", sentence);
        }
    }

    /// <summary>The tree's folder, with the release that it is of.</summary>
    public static string Tree(TreeInfo tree) => tree.Version is { } version ? $"{tree.Path} (QEMU {version})" : tree.Path;

    private static string Series(InputInfo input)
    {
        string?[] parts =
        [
            input.Series,
            input.Version is { } version ? Text($"v{version}") : null,
            Place(input),
        ];
        return string.Join(", ", parts.Where(part => part is not null));
    }

    private static string? Place(InputInfo input) => input switch
    {
        { Number: > 0 and var number, Total: { } total } => Text($"patch {number} of {total}"),
        { Number: > 0 and var number } => Text($"patch {number}"),
        _ => null,
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

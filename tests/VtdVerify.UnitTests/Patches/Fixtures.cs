using System.Text;
using NUnit.Framework;
using VtdVerify.Patches;

namespace VtdVerify.Tests.Patches;

/// <summary>The hand-written inputs of these tests and short ways to read text as a patch.</summary>
internal static class Fixtures
{
    /// <summary>One changed line with a line of context on each side.</summary>
    public const string Diff =
        "--- a/hw/core/width.c\n+++ b/hw/core/width.c\n@@ -2,3 +2,3 @@ int width(void)\n {\n-    return 39;\n+    return 48;\n }\n";

    public static IReadOnlyList<string> All { get; } =
    [
        Own("patchwork-page.txt"), Own("series.mbox"), Own("quoted-printable.eml"), Own("attachment.eml"), Own("flowed.eml"),
        Own("git-kinds.diff"), Own("git-binary.diff"), Own("plain.diff"), Sample("sample-fixed.patch"), Sample("sample-wrapping-key.patch"),
        Sample("sample-series.mbox"),
    ];

    public static string Own(string name) => Path.Combine(AppContext.BaseDirectory, "Patches", "Data", name);

    public static string Sample(string name) => Path.Combine(AppContext.BaseDirectory, "Data", name);

    /// <summary>The object of the API page alone.</summary>
    public static string PatchworkJson()
    {
        var page = File.ReadAllText(Own("patchwork-page.txt"));
        return page[page.IndexOf('{', StringComparison.Ordinal)..];
    }

    public static PatchDocument Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    public static PatchDocument Read(byte[] bytes) => ReadAll(bytes).Single();

    public static IReadOnlyList<PatchDocument> ReadAll(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return PatchReader.ReadAll(stream, "input");
    }

    public static PatchFormatException Error(string text) => Error(Encoding.UTF8.GetBytes(text));

    public static PatchFormatException Error(byte[] bytes) => Assert.Throws<PatchFormatException>(() => ReadAll(bytes))!;
}

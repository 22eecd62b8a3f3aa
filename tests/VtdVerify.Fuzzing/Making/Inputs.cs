using System.Text;

namespace VtdVerify.Fuzzing.Making;

/// <summary>Inputs that are nearly right: samples of each kind, with their structure disturbed.</summary>
internal static class Inputs
{
    private const string Data = "Data";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, Data);

    private static readonly string[] Patches =
        [.. Files(Folder, "*.patch", "*.eml", "*.mbox", "*.diff", "*.txt").Select(File.ReadAllText)];

    private static readonly string[] Trees = Directory.Exists(Path.Combine(Folder, "tree", "mini"))
        ? [.. Files(Path.Combine(Folder, "tree", "mini"), "*.c", "*.h")]
        : [];

    private static readonly string[] Sources = [.. Trees.Select(File.ReadAllText), .. Patches.Select(AddedLines)];

    private const string AReport =
        """{"schemaVersion":"2","framework":{"name":"VtdVerify","version":"0.1.0"}"""
        + ""","config":{"patch":"p","functions":["f"],"guarantees":[{"id":"guard","""
        + "\n\"holds\""
        + """:true,"reason":"r"}],"scenarioCount":3,"selection":{"changedOnly":false,"shard":1,"shards":1}"""
        + ""","mutants":{"1":{"status":"Killed","""
        + "\n\"reason\""
        + """:"r","faults":["H29"],"killingScenarioGuarantees":["guard"],"killingObligationGuarantees":[]}}},"files":{"a.c":{"source":"""
        + "\n\"int f"
        + """(void)\n{\n return 1;\n}\n","mutants":[{"id":"1","mutatorName":"m","replacement":"x","""
        + "\"location\""
        + """:{"start":{"line":1,"column":1},"end":"""
        + "\n"
        + """{"line":1,"column":2}}}]}}}""";

    private static readonly string[] JsonSamples =
    [
        """{"id":1,"name":"[v6,6/9] unmap","diff":"--- a/a.c\n+++ b/a.c\n@@ -1 +1 @@\n-a\n"""
            + """+b\n","headers":{"From":"a"},"content":"c","series":[{"id":2}]}""",
        """[{"id":1,"diff":"x"},{"id":2,"patches":[{"id":3,"mbox":"m"}]}]""",
    ];

    public static byte[] Patch(FuzzSource source) => Bytes(TextChanges.Disturb(source.Of(Patches), source), source);

    public static byte[] Json(FuzzSource source) => Bytes(JsonChanges.Disturb(source.Of(JsonSamples), source), source);

    public static byte[] Report(FuzzSource source) => Bytes(JsonChanges.Disturb(AReport, source), source);

    public static byte[] C(FuzzSource source) =>
        Bytes(source.OneIn(3) ? CodeMaker.File(source) : CodeChanges.Disturb(source.Of(Sources), source), source);

    /// <summary>A patch of the unmap with other code in it.</summary>
    public static byte[] Program(FuzzSource source) => Encoding.UTF8.GetBytes(
        source.OneIn(2) ? TextChanges.Disturb(source.Of(Patches), source) : PatchMaker.Around(File.ReadAllText(Fixed), source));

    /// <summary>The small tree with one of its files replaced.</summary>
    public static void CopyTree(string folder, byte[] contents)
    {
        foreach (var file in Trees)
        {
            var to = Path.Combine(folder, Path.GetRelativePath(Path.Combine(Folder, "tree", "mini"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        Directory.CreateDirectory(Path.Combine(folder, "include"));
        File.WriteAllBytes(Path.Combine(folder, "include", "fuzz.h"), contents);
    }

    private static string Fixed => Path.Combine(Folder, "sample-fixed.patch");

    private static IEnumerable<string> Files(string folder, params string[] patterns) => patterns
        .SelectMany(pattern => Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories))
        .Order(StringComparer.Ordinal);

    private static string AddedLines(string patch) =>
        string.Join('\n', patch.Split('\n').Where(line => line is ['+', ..]).Select(line => line[1..]));

    private static byte[] Bytes(string text, FuzzSource source)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var i = 0; bytes.Length > 0 && source.OneIn(4) && i < 8; i++)
        {
            bytes[source.Below(bytes.Length)] = (byte)source.Next();
        }

        return bytes;
    }
}

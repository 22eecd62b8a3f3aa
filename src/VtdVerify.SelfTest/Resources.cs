namespace VtdVerify.SelfTest;

/// <summary>The texts that ship within this assembly.</summary>
internal static class Resources
{
    private const string TreeFolder = "SmallTree/";

    public static string Text(string name)
    {
        using var stream = typeof(Resources).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Writes the small tree of the project's own wording.</summary>
    public static void WriteSmallTree(string folder)
    {
        var all = typeof(Resources).Assembly.GetManifestResourceNames();
        foreach (var name in all.Where(n => n.StartsWith(TreeFolder, StringComparison.Ordinal)))
        {
            var path = Path.Combine(folder, name[TreeFolder.Length..]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, Text(name));
        }
    }
}

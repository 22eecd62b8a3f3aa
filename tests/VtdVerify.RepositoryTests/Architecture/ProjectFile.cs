using System.Xml.Linq;

namespace VtdVerify.Tests.Architecture;

/// <summary>What a project file says of references, conditional ones included.</summary>
/// <param name="Place">The folder that holds the project's folder, from the root.</param>
internal sealed record ProjectFile(
    string Name, string Place, string AssemblyName, IReadOnlyList<string> Projects, IReadOnlyList<string> Packages)
{
    /// <summary>Every project of the repository, by name.</summary>
    public static IReadOnlyList<ProjectFile> All { get; } =
    [
        .. Directory.EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories)
            .Select(path => Parse(Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'), File.ReadAllText(path)))
            .OrderBy(project => project.Name, StringComparer.Ordinal),
    ];

    /// <summary>Reads a project file.</summary>
    /// <param name="path">From the root, with / between its parts.</param>
    public static ProjectFile Parse(string path, string text)
    {
        var xml = XDocument.Parse(text);
        var name = Path.GetFileNameWithoutExtension(path);
        return new ProjectFile(
            name,
            string.Join('/', path.Split('/')[..^2]),
            xml.Descendants("AssemblyName").SingleOrDefault()?.Value ?? name,
            [.. Included(xml, "ProjectReference").Select(include => Path.GetFileNameWithoutExtension(include.Replace('\\', '/')))],
            [.. Included(xml, "PackageReference")]);
    }

    private static IEnumerable<string> Included(XDocument xml, string item) =>
        xml.Descendants(item).Select(reference => reference.Attribute("Include")?.Value).OfType<string>();
}

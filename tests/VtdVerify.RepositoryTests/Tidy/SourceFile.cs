using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace VtdVerify.Tests.Tidy;

/// <summary>A text file of the repository.</summary>
/// <param name="path">From the root, with / between its parts.</param>
internal sealed class SourceFile(string path, string text)
{
    private static readonly string[] SkippedFolders = ["bin", "obj", "artifacts", "TestResults", "StrykerOutput"];

    private static readonly string[] TextExtensions =
        [".cs", ".csproj", ".props", ".targets", ".sln", ".md", ".feature", ".json", ".sh", ".runsettings", ".editorconfig"];

    private readonly Lazy<CompilationUnitSyntax> root = new(() => CSharpSyntaxTree.ParseText(text).GetCompilationUnitRoot());

    /// <summary>Everything that people write and read: sources, features, documents, build files.</summary>
    public static IReadOnlyList<SourceFile> AllText { get; } =
    [
        .. Files(new DirectoryInfo(Repository.Root))
            .Where(file => TextExtensions.Contains(file.Extension) || file.Extension.Length == 0)
            .Select(file => new SourceFile(RelativePath(file), File.ReadAllText(file.FullName)))
            .OrderBy(file => file.Path, StringComparer.Ordinal),
    ];

    public static IReadOnlyList<SourceFile> AllCSharp { get; } =
        [.. AllText.Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal))];

    public string Path => path;

    public string Text => text;

    public IReadOnlyList<string> Lines { get; } = text.Split('\n');

    public CompilationUnitSyntax Root => root.Value;

    public bool IsIn(params string[] folders) => folders.Any(folder => path.StartsWith($"{folder}/", StringComparison.Ordinal));

    private static string RelativePath(FileInfo file) =>
        System.IO.Path.GetRelativePath(Repository.Root, file.FullName).Replace(System.IO.Path.DirectorySeparatorChar, '/');

    private static IEnumerable<FileInfo> Files(DirectoryInfo folder) => folder.EnumerateFiles().Concat(
        folder.EnumerateDirectories()
            .Where(inner => !SkippedFolders.Contains(inner.Name) && (inner.Name[0] != '.' || inner.Name is ".ci" or ".config"))
            .SelectMany(Files));
}

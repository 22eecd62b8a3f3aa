using VtdVerify.CSubset;
using VtdVerify.Patches;
using VtdVerify.Subjects;

namespace VtdVerify.Benchmarks;

/// <summary>The code that is measured. The posted patch is read at run time where it lies, and is never part of the repository.</summary>
internal static class Inputs
{
    private const string PostedPatch = "patches/patchwork-2175431.txt";
    private const string Fixture = "unmap.c";

    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder of this program's own C.</summary>
    public static string Data { get; } = Path.Combine(AppContext.BaseDirectory, "Data");

    /// <summary>The sample patch of the tests.</summary>
    public static IReadOnlyList<SourceSegment> Sample => Segments(PatchReader.ReadSingle(Path.Combine(Data, "sample-fixed.patch")));

    /// <summary>The C that a compiler can build, too.</summary>
    public static IReadOnlyList<SourceSegment> CFixture =>
    [
        new(Fixture, 1, [.. File.ReadAllLines(Path.Combine(Data, Fixture)).Select(line => new SourceLine(line, Changed: true))], null),
    ];

    /// <summary>The posted patch; null where it is absent.</summary>
    public static IReadOnlyList<SourceSegment>? Posted =>
        File.Exists(PostedPath) ? Segments(PatchReader.ReadSingle(PostedPath)) : null;

    /// <summary>The posted patch with its one line put right; null where it is absent.</summary>
    public static IReadOnlyList<SourceSegment>? PostedPutRight => Posted?.Select(segment => segment with
    {
        Lines = [.. segment.Lines.Select(line => line with
        {
            Text = line.Text.Replace(".size = n->end,", ".size = n->end - n->start,", StringComparison.Ordinal),
        })],
    }).ToList();

    /// <summary>The revision that ships here of the posted patch.</summary>
    public static ModelSubject Revision(string name) => ModelSubject.All.Single(subject => subject.Name == name);

    private static string PostedPath => Path.Combine(
        Environment.GetEnvironmentVariable("VTDVERIFY_SHARED") is { Length: > 0 } named ? named : Path.Combine(Root, "..", "shared"),
        PostedPatch);

    private static IReadOnlyList<SourceSegment> Segments(PatchDocument patch) =>
        [.. patch.Files.Where(file => file.Path.EndsWith(".c", StringComparison.Ordinal)).SelectMany(file => file.PostImage)];

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "VtdVerify.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("no VtdVerify.sln above the program's folder");
    }
}

using System.Globalization;
using System.Text;
using VtdVerify.QemuSource.Files;
using VtdVerify.QemuSource.Survey;

namespace VtdVerify.Tests.QemuSource;

/// <summary>docs/front-end.md: how much of QEMU's IOMMUs the front end reads. Names and counts only, no text of QEMU.</summary>
internal static class FrontEndTable
{
    private const int MostConstructs = 30;

    private static readonly HashSet<string> Notifying = new(StringComparer.Ordinal)
    {
        "memory_region_notify_iommu", "memory_region_notify_iommu_one", "memory_region_unmap_iommu_notifier_range",
    };

    private static readonly (string Name, bool Whole)[] Files =
        [("iova-tree.c", true), ("intel_iommu.c", true), ("virtio-iommu.c", false), ("amd_iommu.c", false), ("smmuv3.c", false)];

    public static string Render(QemuTree tree)
    {
        var surveys = Files.SelectMany(f => tree.Named(f.Name).Select(path => (f.Whole, Survey: Survey(tree, path, f.Whole)))).ToList();
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # What the front end reads of QEMU {tree.Version}

            Generated: `VTDVERIFY_WRITE_TABLE=1 dotnet test --filter FullyQualifiedName~FrontEndTableTests` writes it, and that test
            holds it against the tree.

            A function parses when its text is understood, resolves when the file or a header of the tree declares every name in it, and
            runs when no construct of it ends a run as Unsupported; what it calls counts as given. Of the files marked "events" only those
            functions count that hand events to notifiers, directly or through others of the file. The host has 64 bits and is
            little-endian.

            | file | functions | parse | resolve | run |
            | --- | ---: | ---: | ---: | ---: |

            """);
        foreach (var (whole, survey) in surveys)
        {
            var functions = survey.Functions;
            var mark = whole ? string.Empty : " (events)";
            text.Append(CultureInfo.InvariantCulture, $"| {survey.Path}{mark} | {functions.Count + survey.Unparsed} | {functions.Count} ");
            text.Append(CultureInfo.InvariantCulture, $"| {functions.Count(f => f.Resolves)} | {functions.Count(f => f.Runs)} |\n");
        }

        AppendConstructs(text, [.. surveys.SelectMany(s => s.Survey.Functions)]);
        AppendFunctions(text, surveys.Select(s => s.Survey));
        return text.ToString();
    }

    private static FileSurvey Survey(QemuTree tree, string path, bool whole)
    {
        var events = FileSurvey.CallersOf(tree, path, Notifying);
        return FileSurvey.Of(tree, path, name => whole || events.Contains(name));
    }

    private static void AppendConstructs(StringBuilder text, IReadOnlyList<FunctionSurvey> functions)
    {
        var stops = functions.SelectMany(f => f.Unresolved.Concat(f.Unread).Distinct(StringComparer.Ordinal))
            .CountBy(stop => stop, StringComparer.Ordinal)
            .OrderByDescending(s => s.Value)
            .ThenBy(s => s.Key, StringComparer.Ordinal)
            .ToList();
        text.Append("\n## What stops the rest\n\n| construct | functions |\n| --- | ---: |\n");
        foreach (var (stop, count) in stops.Take(MostConstructs))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {stop.Replace("|", "\\|", StringComparison.Ordinal)} | {count} |\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"\nand {Math.Max(0, stops.Count - MostConstructs)} more, each in fewer.\n");
    }

    private static void AppendFunctions(StringBuilder text, IEnumerable<FileSurvey> surveys)
    {
        text.Append("\n## Functions that do not run\n");
        foreach (var survey in surveys.Where(s => s.Functions.Any(f => !f.Runs)))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{survey.Path}: ");
            text.AppendJoin(", ", survey.Functions.Where(f => !f.Runs).Select(f => $"`{f.Name}`")).Append('\n');
        }
    }
}

using System.Globalization;
using System.Text;
using VtdVerify.Reporting;

namespace VtdVerify.Tests.QemuSource;

/// <summary>The page that says what each release's unmap is worth, and since when.</summary>
internal static class ReleasesPage
{
    public const string Path = "docs/releases.md";

    private const int Width = 120;

    /// <summary>Releases by the commits of QEMU that made them; the last one is the development tree of a day.</summary>
    public static IReadOnlyList<(string Name, string Commit)> Releases { get; } =
    [
        ("5.2", "553032db17440f8de011390e5a1cfddd13751b0b"),
        ("6.2", "44f28df24767cf9dca1ddc9b23157737c4cbb645"),
        ("7.2", "b67b00e6b4c7831a3f5bc684bc0df7a9bfd1bd56"),
        ("8.2", "1600b9f46b1bd08b00fe86c46ef6dbb48cbe10d6"),
        ("10.0", "7c949c53e936aa3a658d84ab53bae5cadaa5d59c"),
        ("10.2", "698104725efad4b29079d857dfdebbd804e34c99"),
        ("Feb 2026", "75fdca413da5202c4f9d6cd6783179d899cc433a"),
    ];

    public static string Write(IReadOnlyList<(string Name, CheckResult Result)> releases)
    {
        var page = new StringBuilder();
        Line($"# What each release of QEMU does with a whole scope");
        Line($"");
        Line($"`vtdverify check --qemu DIR` of each release as it stands. The oldest release that is read is 5.2. Written by");
        Line($"`VTDVERIFY_WRITE_DOCS=1 VTDVERIFY_QEMU_HISTORY=GITDIR dotnet test --filter ReleasesPage`; the same test says whether it");
        Line($"is still true.");
        Line($"");
        Line($"| guarantee | {string.Join(" | ", releases.Select(release => release.Name))} |");
        Line($"| --- |{string.Concat(releases.Select(_ => " --- |"))}");
        var ids = OfVtd(releases[0].Result).Guarantees.Select(guarantee => guarantee.Id).ToList();
        foreach (var id in ids)
        {
            Line($"| {id} | {string.Join(" | ", releases.Select(release => Word(Verdict(release.Result, id))))} |");
        }

        Line($"");
        Line($"## What is wrong, and since when");
        foreach (var id in ids.Where(id => releases.Any(release => Verdict(release.Result, id) == VerdictKind.Refuted)))
        {
            Line($"");
            foreach (var line in Wrapped($"- **{id}**: {Span(releases, id)}. {Happened(releases, id)}"))
            {
                Line($"{line}");
            }
        }

        return page.ToString();

        void Line(FormattableString text) => page.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    private static IEnumerable<string> Wrapped(string text)
    {
        var line = string.Empty;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length + 1 + word.Length > Width)
            {
                yield return line;
                line = $"  {word}";
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }

        yield return line;
    }

    private static string Span(IReadOnlyList<(string Name, CheckResult Result)> releases, string id)
    {
        var broken = releases.Select(release => Verdict(release.Result, id) == VerdictKind.Refuted).ToList();
        var spans = new List<string>();
        for (var i = 0; i < broken.Count; i++)
        {
            if (broken[i] && (i == 0 || !broken[i - 1]))
            {
                var last = broken.FindIndex(i, still => !still) is var end and >= 0 ? end - 1 : broken.Count - 1;
                var from = i == 0 ? $"in {releases[i].Name} and before" : $"since {releases[i].Name}, not in {releases[i - 1].Name}";
                var to = last == broken.Count - 1 ? "to this day" : $"up to {releases[last].Name}; mended in {releases[last + 1].Name}";
                spans.Add($"{from}, {to}");
            }
        }

        return string.Join("; ", spans);
    }

    /// <summary>What the last release that has it wrong was seen to do.</summary>
    private static string Happened(IReadOnlyList<(string Name, CheckResult Result)> releases, string id)
    {
        var (name, result) = releases.Last(release => Verdict(release.Result, id) == VerdictKind.Refuted);
        var shown = Guarantee(result, id).Obligations.Select(one => one.Counterexample).FirstOrDefault(found => found is not null);
        return shown is null ? string.Empty : $"In {name}: {shown.Happened}.";
    }

    private static VerdictKind Verdict(CheckResult result, string id) => Guarantee(result, id).Verdict;

    private static SubjectResult OfVtd(CheckResult result) => result.Subjects.Last(subject => subject.Viommu == "vtd");

    private static GuaranteeResult Guarantee(CheckResult result, string id) =>
        OfVtd(result).Guarantees.Single(guarantee => guarantee.Id == id);

    private static string Word(VerdictKind verdict) => verdict switch
    {
        VerdictKind.Proved => "proved",
        VerdictKind.Refuted => "**refuted**",
        VerdictKind.ProvedToBound => "bounded",
        _ => verdict.ToString().ToLowerInvariant(),
    };
}

using System.Text;
using VtdVerify.Reporting;
using VtdVerify.Subjects;

namespace VtdVerify.Tests.QemuSource;

/// <summary>The page that says what the unmaps of each release are worth, and since when.</summary>
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
        page.Append(
            """
            # What each release of QEMU does with a whole scope

            `vtdverify check --qemu DIR` of each release as it stands. The oldest release that is read is 5.2. Written by
            `VTDVERIFY_WRITE_DOCS=1 VTDVERIFY_QEMU_HISTORY=GITDIR dotnet test --filter ReleasesPage`; the same test says whether it
            is still true. A dash: the release does not have this unmap. Guarantees that are not applicable to a
            [vIOMMU](viommu.md) are left out.

            """.ReplaceLineEndings("\n"));
        foreach (var viommu in Viommu.All)
        {
            new Section(viommu, releases).Write(page);
        }

        return page.ToString();
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

    private static string Word(VerdictKind verdict) => verdict switch
    {
        VerdictKind.Proved => "proved",
        VerdictKind.Refuted => "**refuted**",
        VerdictKind.ProvedToBound => "bounded",
        _ => verdict.ToString().ToLowerInvariant(),
    };

    /// <summary>One vIOMMU: the verdicts of each release that has it, and what is wrong since when.</summary>
    private sealed class Section(Viommu viommu, IReadOnlyList<(string Name, CheckResult Result)> all)
    {
        // From the first release that has it, all have it.
        private readonly List<(string Name, SubjectResult Subject)> releases =
        [
            .. all.Select(release => (release.Name, Subject: release.Result.Subjects.LastOrDefault(subject => subject.Viommu == viommu.Id)))
                .SkipWhile(release => release.Subject is null)
                .Select(release => (release.Name, release.Subject!)),
        ];

        public void Write(StringBuilder page)
        {
            var missing = Enumerable.Repeat("-", all.Count - releases.Count);
            var ids = releases[0].Subject.Guarantees.Select(guarantee => guarantee.Id).ToList();
            List<string> lines =
            [
                string.Empty,
                $"## {char.ToUpperInvariant(viommu.Name[0])}{viommu.Name[1..]}",
                string.Empty,
                $"| guarantee | {string.Join(" | ", all.Select(release => release.Name))} |",
                $"| --- |{string.Concat(all.Select(_ => " --- |"))}",
                .. ids.Select(id => $"| {id} | {string.Join(" | ", missing.Concat(releases.Select(r => Word(Verdict(r.Subject, id)))))} |"),
                string.Empty,
                "What is wrong, and since when:",
                .. ids.Where(id => releases.Any(release => Verdict(release.Subject, id) == VerdictKind.Refuted))
                    .SelectMany(id => Wrapped($"- **{id}**: {Span(id)}. {Happened(id)}").Prepend(string.Empty)),
            ];
            lines.ForEach(line => page.Append(line).Append('\n'));
        }

        private string Span(string id)
        {
            var broken = releases.Select(release => Verdict(release.Subject, id) == VerdictKind.Refuted).ToList();
            var spans = new List<string>();
            for (var i = 0; i < broken.Count; i++)
            {
                if (broken[i] && (i == 0 || !broken[i - 1]))
                {
                    var last = broken.FindIndex(i, still => !still) is var end and >= 0 ? end - 1 : broken.Count - 1;
                    var to = last == broken.Count - 1 ? "to this day" : $"up to {releases[last].Name}; mended in {releases[last + 1].Name}";
                    spans.Add($"{From(i)}, {to}");
                }
            }

            return string.Join("; ", spans);
        }

        private string From(int first) => first > 0 ? $"since {releases[first].Name}, not in {releases[first - 1].Name}"
            : releases.Count == all.Count ? $"in {releases[first].Name} and before"
            : $"since it is there, in {releases[first].Name}";

        /// <summary>What the last release that has it wrong was seen to do.</summary>
        private string Happened(string id)
        {
            var (name, subject) = releases.Last(release => Verdict(release.Subject, id) == VerdictKind.Refuted);
            var shown = Guarantee(subject, id).Obligations.Select(one => one.Counterexample).FirstOrDefault(found => found is not null);
            return shown is null ? string.Empty : $"In {name}: {shown.Happened}.";
        }

        private static VerdictKind Verdict(SubjectResult subject, string id) => Guarantee(subject, id).Verdict;

        private static GuaranteeResult Guarantee(SubjectResult subject, string id) =>
            subject.Guarantees.Single(guarantee => guarantee.Id == id);
    }
}

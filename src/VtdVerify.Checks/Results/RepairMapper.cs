using VtdVerify.Checks.Explaining.Causes;
using VtdVerify.Checks.Inputs;
using VtdVerify.Checks.Running;
using VtdVerify.Mutation.Mutants;
using VtdVerify.Patches;
using VtdVerify.Repair.Searching;
using VtdVerify.Repair.Writing;
using VtdVerify.Reporting;
using VtdVerify.Reporting.Rendering;
using VtdVerify.Specs;
using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Guarantees;

namespace VtdVerify.Checks.Results;

/// <summary>What a search for mends found, in the result's terms.</summary>
internal static class RepairMapper
{
    /// <summary>The result.</summary>
    /// <param name="one">The best mend of one edit; null for none.</param>
    /// <param name="best">The best of one or two; null for none.</param>
    public static RepairResult Map(
        PatchDocument document,
        RepairRequest request,
        MutationTarget target,
        IReadOnlyList<Specs.Proof.ObligationResult> before,
        Original original,
        ProvedMend? one,
        ProvedMend? best,
        MendTrials trials)
    {
        var (counts, withLines) = (trials.Counts, request.Qemu is null);
        var open = GuaranteeCatalog.All.Select(guarantee => guarantee.Id)
            .Where(id => original.Refuted.Contains(id) && best?.Wins.Contains(id) != true)
            .ToList();
        var causes = CauseFinder.Of(target.Original, before, [.. GuaranteeCatalog.All.Select(guarantee => guarantee.Id)]);
        return new RepairResult
        {
            ToolVersion = ToolVersion.Short,
            Input = InputInfoOf.Document(document, request.Patch),
            Mend = best is null ? null : MendOf(best, target, withLines),
            SingleEdit = one is null || ReferenceEquals(one, best) ? null : MendOf(one, target, withLines),
            Guarantees =
            [
                .. GuaranteeCatalog.All.Select(guarantee => new MendedGuarantee(
                    guarantee.Id, Worst(guarantee.Id, before), best is null ? null : Worst(guarantee.Id, best.Proofs))),
            ],
            Candidates = counts.Made,
            Unreadable = counts.Unreadable,
            Passed = counts.Passed,
            CandidatesPerSecond = (int)counts.PerSecond,
            LeftOpen = open,
            Excluded = [.. open.Where(id => trials.Excludes(id, best?.Wins ?? new HashSet<string>()))],
            Mail = best is null ? null : MailOf(document, best, target, causes),
        };
    }

    private static MendResult MendOf(ProvedMend mend, MutationTarget target, bool withLines) =>
        MendMapper.Of(mend.Tried, target, mend.Wins, MendStanding.Proved, withLines);

    private static VerdictKind Worst(string id, IEnumerable<Specs.Proof.ObligationResult> proofs) => VerdictMapper.Map(Verdict.Worst(proofs
        .Where(proof => proof.Guarantee.Id == id && proof.ScopeClass == ScopeClass.Every)
        .Select(proof => proof.Verdict))).Kind;

    private static string MailOf(PatchDocument document, ProvedMend mend, MutationTarget target, IReadOnlyList<CauseResult> causes)
    {
        var mended = causes.Where(cause => cause.Guarantees.Any(mend.Wins.Contains)).ToList();
        var title = document.Metadata.Title is { } posted ? $"fixup! {Printable.OneLine(posted)}" : "intel_iommu: Mend the unmap";
        var paragraphs = mended.SelectMany(Paragraphs)
            .Append("Proved with this change, for every address and any number of mappings: "
                + $"{string.Join(", ", mend.Wins.Order(StringComparer.Ordinal))}.");
        string?[] trailers =
        [
            document.Metadata is { Commit: { } commit, Title: { } fixedTitle }
                ? $"Fixes: {commit[..12]} (\"{Printable.OneLine(fixedTitle)}\")"
                : null,
            document.Metadata.MessageId is { } id ? $"Message-Id-of-the-patch: {Printable.OneLine(id)}" : null,
        ];
        return MendMail.Of(
            new MendMessage(title, [.. paragraphs], [.. trailers.OfType<string>()]),
            MendDiff.Of(mend.Tried.Candidate, target.Segments),
            $"VtdVerify {ToolVersion.Short}");
    }

    /// <summary>Whole sentences: what a report says in a field has no subject of its own.</summary>
    private static string[] Paragraphs(CauseResult cause) =>
    [
        $"{cause.Title}.",
        $"Counterexample: {cause.Example}.",
        $"This hurts the {Listed([.. cause.Hurts.Select(Words.Of)])}: {cause.Consequence.TrimEnd('.')}.",
    ];

    private static string Listed(string[] words) =>
        words is [.. var first, var last] && first.Length > 0 ? $"{string.Join(", the ", first)} and the {last}" : words[0];
}

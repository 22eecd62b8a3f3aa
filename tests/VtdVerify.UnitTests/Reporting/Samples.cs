using VtdVerify.Model;
using VtdVerify.Reporting;

namespace VtdVerify.Tests.Reporting;

/// <summary>Results built by hand; every verdict occurs in <see cref="Patch"/>.</summary>
internal static class Samples
{
    public static readonly AddressRange Lower = NotifierDescription.BelowInterrupts.Scope;
    public static readonly AddressRange Upper = NotifierDescription.AboveInterrupts.Scope;

    private static readonly MappingState Stale =
        new(new Address(0xfef0_0000), InclusiveSize.Of4K, new Address(0x1_2345_6000), MappingPermission.ReadWrite, "stays behind");

    public static CheckResult Result(params SubjectResult[] subjects) => new()
    {
        ToolVersion = "0.1.0",
        Solver = new SolverInfo("Z3", "4.8.12"),
        Subjects = subjects,
    };

    public static SubjectResult Subject(params GuaranteeResult[] guarantees) => new()
    {
        Name = "example",
        Description = "an example",
        Kind = SubjectKind.C,
        Role = SubjectRole.Checked,
        Guarantees = guarantees,
    };

    /// <summary>A guarantee with one obligation and the three classes, all of one verdict.</summary>
    public static GuaranteeResult Guarantee(VerdictKind verdict, int passed = 3, string id = "complete") => new()
    {
        Id = id,
        Kind = GuaranteeOrigin.Stated,
        Sentence = "on return no mapping inside the scope is left in the tree, and each got an UNMAP",
        Verdict = verdict,
        Bound = Bound(verdict),
        Scenarios = new ScenarioResults { Passed = passed },
        Classes = Classes(verdict, verdict, verdict),
        Obligations = [Obligation(verdict, id)],
    };

    public static ObligationVerdict Obligation(VerdictKind verdict, string guarantee = "complete") => new()
    {
        Id = $"{guarantee}-removed",
        Class = ClassResult.DefaultId,
        Claim = "when the loop ends, the ghost mapping is not in the tree",
        Verdict = verdict,
        Bound = Bound(verdict),
        Assumptions = ["page-aligned-scopes"],
        Counterexample = verdict == VerdictKind.Refuted ? Example() : null,
        Witness = verdict == VerdictKind.Proved ? new Witness
        {
            Sentence = "one mapping is removed and the loop ends",
            Values = [new NamedValue("ghost.iova", new HexWord(0x1000))],
        }
        : null,
    };

    public static IReadOnlyList<ClassResult> Classes(VerdictKind general, VerdictKind lower, VerdictKind upper) =>
    [
        Class(ClassResult.DefaultId, "every page-aligned scope", null, general),
        Class("lower", "the scope below the interrupt window", Lower, lower),
        Class("upper", "the scope above the interrupt window", Upper, upper),
    ];

    public static Counterexample Example() => new()
    {
        Scope = Upper,
        AddressWidth = 48,
        NotifyRule = NotifyRuleKind.Assert,
        TrackingFlags = ["migration", "dirty rate"],
        MigrationRunning = true,
        Backend = "legacy",
        Mappings = [Stale, new(new Address(0x7fff_ffe0_0000), InclusiveSize.Of2M, new Address(0), MappingPermission.ReadOnly)],
        Fields = [new("as.pasid", new HexWord(0x4d)), new("n.iommu_idx", new HexWord(1))],
        FirstInList = true,
        Events =
        [
            new("UNMAP", new Address(0xc000_0000), new AddressMask(0x3fff_ffff), new Address(0), EventOutcome.Aborted),
            new("UNMAP", new Address(0), new AddressMask(ulong.MaxValue), new Address(0), EventOutcome.Skipped),
        ],
        Steps =
        [
            new(
                RunStepKind.Search,
                new Address(0xfef0_0000),
                new Address(0xfeef_ffff),
                "searches the tree for [0xfef00000, 0xfeefffff], which wraps 2^64, and finds nothing",
                new ShownLine("hw/example/iommu.c", 124, "\twhile ((map = tree_find(tree, &key))) {", Column: 16, Length: 21)),
        ],
        Ghost = Stale,
        Happened = "the key wraps to the last byte 0xfeefffff, so no mapping compares equal and the one at 0xfef00000 stays in the tree.",
        Expected = "the mapping at 0xfef00000 is unmapped and removed.",
        DecidedAt = new ShownLine("hw/example/iommu.c", 120, "\t\t.size = scope->last,", Column: 11),
        Replayed = true,
        Afterwards = ["the host still maps 0xfef00000 (4K)", "the running migration fails with EINVAL"],
        Consequence = "the device can still write to guest memory at 0x123456000",
    };

    /// <summary>A patch with a refuted, a kept, and one guarantee of each other verdict.</summary>
    public static CheckResult Patch() => Result(PatchSubject()) with
    {
        Input = new InputInfo
        {
            Kind = InputKind.PatchworkPage,
            Path = "patches/example.txt",
            Sha256 = new string('0', 64),
            Subject = "[PATCH v6 6/9] example: Unmap \u00abonly\u00bb what is mapped",
            Title = "example: Unmap \u00abonly\u00bb what is mapped",
            Author = new Author("Example Author", "author@example.org"),
            Date = "2025-12-18T06:26:27",
            MessageId = "<example-6@example.org>",
            Series = "example: two fixes",
            Version = 6,
            Number = 6,
            Total = 9,
            Link = "https://example.org/patch/6",
        },
        Assumptions =
        [
            new AssumptionTaken
            {
                Id = "page-aligned-scopes",
                Sentence = "Every scope starts and ends at a page's boundary.",
                Reason = "a memory section is a whole number of pages, so no notifier has another scope; "
                    + "[0xfef00000, 0xffffffffffffffff] is one.",
                Guarantees = ["complete", "exact"],
            },
        ],
        Claims = [new ClaimedResult("always a power of 2 in size", [new ClaimedGuarantee("power-of-two", VerdictKind.Proved)])],
        Command = "vtdverify check patches/example.txt",
        Notes = ["The body of unmap_all below its guard is the model's: the patch does not show it."],
        Timings = new Timings { Start = 40, Read = 12, Scenarios = 80, Proofs = 310, Total = 442 },
    };

    /// <summary>The comparison of two historic revisions with what ships.</summary>
    public static CheckResult Comparison() => Result(
        Revision("base", VerdictKind.Refuted, VerdictKind.Proved),
        Revision("v6", VerdictKind.Proved, VerdictKind.Refuted),
        Revision("fixed", VerdictKind.Proved, VerdictKind.Proved) with { Role = SubjectRole.Checked });

    /// <summary>A proof with its witness, one whose machine has another notifier, and a claim that is broken.</summary>
    public static WitnessList Witnesses() => new()
    {
        ToolVersion = "0.1.0",
        Solver = new SolverInfo("Z3", "4.8.12"),
        Subject = "v6",
        Description = "an example",
        Obligations =
        [
            Witnessed("once/not-twice", []),
            Witnessed("guard/plain-path", [Upper]),
            Witnessed("complete/nothing-left", []) with
            {
                Verdict = VerdictKind.Refuted, Reason = "a machine breaks it", Machine = null, Run = null,
            },
        ],
    };

    private static WitnessedObligation Witnessed(string id, IReadOnlyList<AddressRange> others) => new()
    {
        Guarantee = id.Split('/')[0],
        Id = id,
        Claim = "when the loop ends, the mapping is not in the tree",
        Verdict = VerdictKind.Proved,
        Assumptions = ["page-aligned-scopes", "no-straddle"],
        Machine = new MachineState
        {
            Scope = Lower,
            AddressWidth = 48,
            NotifyRule = NotifyRuleKind.Crop,
            TrackingFlags = ["migration"],
            Backend = "iommufd",
            Mappings = [Stale with { Note = "outside the scope" }],
            OtherScopes = others,
            OtherBackends = [.. others.Select(_ => "legacy VFIO")],
        },
        Run = new WitnessedRun(
            "the unmap makes some events and returns",
            [.. Enumerable.Range(0, others.Count == 0 ? 1 : 9).Select(Sent)],
            [Stale with { Note = null }]),
    };

    private static EventTrace Sent(int number) =>
        new("UNMAP", new Address((ulong)number << 12), new AddressMask(0xfff), new Address(0x7000), EventOutcome.Delivered);

    private static SubjectResult PatchSubject() => new()
    {
        Name = "patch",
        Description = "the functions that the patch changes",
        Kind = SubjectKind.C,
        Role = SubjectRole.Checked,
        Sources =
        [
            new SourceRead { Function = "unmap_tracked", File = "hw/example/iommu.c", Line = 110, From = SourceOrigin.Patch, Whole = true },
            new SourceRead
            {
                Function = "unmap_all",
                File = "hw/example/iommu.c",
                Line = 150,
                From = SourceOrigin.Patch,
                Whole = false,
                Note = "only its guard is in the patch; the rest is the model's",
            },
            new SourceRead { Function = "tree_find", From = SourceOrigin.Model, Whole = true },
        ],
        IgnoredCalls = ["trace_unmap_all"],
        Guarantees = [.. PatchGuarantees()],
        Causes = [Cause()],
    };

    /// <summary>What the refuted obligations of <see cref="Patch"/> have in common.</summary>
    public static CauseResult Cause() => new()
    {
        Id = "search-key",
        Title = "The search key is not the notifier's scope: it wraps 2^64",
        Line = Example().DecidedAt,
        Example = "scope [0xfef00000, 2^64-1], mapping 0xfef00000 (4K): the search key wraps 2^64 and finds nothing",
        Shown = new RefutedObligation("complete", "complete-removed", ClassResult.DefaultId),
        Obligations =
        [
            new("complete", "complete-removed", ClassResult.DefaultId), new("complete", "complete-notified", ClassResult.DefaultId),
            new("outside-untouched", "outside-untouched-removed", ClassResult.DefaultId),
        ],
        Guarantees = ["complete", "outside-untouched"],
        Hurts = [HarmKind.Guest, HarmKind.Host],
        Consequence = "the host still maps 0xfef00000 (4K)",
        Excerpt = new PatchExcerpt(
            "hw/example/iommu.c",
            "@@ -110,3 +110,9 @@ static void unmap_tracked(Space *as)",
            ["+    const Key key = {", "+        .iova = scope->first,", "+        .size = scope->last,"],
            "example-6@example.org"),
        Mend = new MendResult
        {
            Title = "line 120: scope->last - scope->first in place of scope->last",
            Standing = MendStanding.Proved,
            Edits = [new MendEdit(Example().DecidedAt! with { Column = 11, Length = 11 }, "scope->last - scope->first")],
            Wins = ["complete", "outside-untouched"],
            Diff = "--- a/hw/example/iommu.c\n+++ b/hw/example/iommu.c\n@@ -120,1 +120,1 @@\n-        .size = scope->last,\n"
                + "+        .size = scope->last - scope->first,\n",
        },
        Since = "patch-2: before it, 2 of the 2 guarantees were proved",
    };

    private static IEnumerable<GuaranteeResult> PatchGuarantees()
    {
        yield return Guarantee(VerdictKind.Proved, id: "power-of-two");
        yield return Guarantee(VerdictKind.Refuted, passed: 7) with
        {
            Classes = Classes(VerdictKind.Refuted, VerdictKind.Proved, VerdictKind.Refuted),
            Obligations = [Obligation(VerdictKind.Refuted), Obligation(VerdictKind.Refuted) with { Id = "complete-notified" }],
            Scenarios = new ScenarioResults
            {
                Passed = 7,
                Failed = 1,
                Failures =
                [
                    new FailedScenario(
                        "The first page of the upper scope is unmapped",
                        "features/complete.feature",
                        31,
                        "Then the tree is empty",
                        "expected no mapping, found 0xfef00000 4K"),
                ],
            },
        };
        yield return Guarantee(VerdictKind.Refuted, id: "outside-untouched") with { Kind = GuaranteeOrigin.Kept };
        yield return Guarantee(VerdictKind.ProvedToBound, id: "once");
        yield return Guarantee(VerdictKind.Vacuous, id: "guard") with { Reason = "no state satisfies the assumptions" };
        yield return Guarantee(VerdictKind.Unknown, id: "exact") with { Reason = "the resource limit of 20000000 was reached" };
        yield return Guarantee(VerdictKind.Unsupported, id: "terminates") with { Reason = "hw/example/iommu.c:131: goto" };
        yield return Guarantee(VerdictKind.ToolError, id: "no-wrap") with { Reason = "the counterexample did not replay" };
        var failing = new ScenarioResults { Passed = 2, Failed = 1 };
        yield return Guarantee(VerdictKind.Proved, id: "notifiers-independent") with { Scenarios = failing };
    }

    private static ClassResult Class(string id, string description, AddressRange? scope, VerdictKind verdict) =>
        new() { Id = id, Description = description, Scope = scope, Verdict = verdict, Bound = Bound(verdict) };

    private static int? Bound(VerdictKind verdict) => verdict == VerdictKind.ProvedToBound ? 8 : null;

    private static SubjectResult Revision(string name, VerdictKind exact, VerdictKind complete) =>
        Subject(Guarantee(exact, id: "exact"), Guarantee(complete)) with
        {
            Name = name,
            Description = $"revision {name}",
            Kind = SubjectKind.Model,
            Role = SubjectRole.Shown,
        };
}

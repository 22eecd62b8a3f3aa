using NUnit.Framework;
using VtdVerify.CSubset;
using VtdVerify.CSubset.Syntax;
using VtdVerify.Mutation.Mutants;
using VtdVerify.Patches;
using VtdVerify.QemuSource.Placing;
using VtdVerify.Repair.Candidates;
using VtdVerify.Repair.Searching;
using VtdVerify.Repair.Writing;
using VtdVerify.Reporting;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Proof;
using VtdVerify.Tests.Mutation;
using VtdVerify.Tests.QemuSource;

namespace VtdVerify.Tests.Cli;

/// <summary>`repair`: an edit that is proved to mend what is refuted.</summary>
[Category("EndToEnd")]
public sealed class RepairTests
{
    public const string Page = "docs/repair.md";

    private static readonly string[] ByTheKey = ["complete", "dirty-kept", "in-scope", "no-wrap", "outside-untouched"];

    [Test]
    public void One_line_wins_what_the_key_breaks_and_two_win_one_more()
    {
        using var folder = new TemporaryFolder();
        var mail = folder["mend.patch"];
        var run = CliRun.Of("repair", Inputs.WrappingKey, "--all-pairs", "--mail", mail);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Holds), run.Output);
        Assert.That(run.Output, Does.Contain($"One edit repairs {string.Join(", ", ByTheKey)}: ")
            .And.Contain("No candidate of one or two edits repairs notifiers-independent as well: all were run."));
        Assert.That(PatchReader.ReadSingle(mail).Files.Single().Path, Is.EqualTo("hw/i386/intel_iommu.c"));
        Assert.That(File.ReadAllText(mail), Does.Contain("scope_end - scope_start").And.Contain("IOMMU_NOTIFIER_MAP"));
        Assert.That(DocPage.Read(Page).Examples.Single().Shows(DocExample.Lines(run.Output)), Is.True, run.Output);
    }

    [Test]
    public void The_mend_goes_on_top_of_the_patch()
    {
        using var folder = new TemporaryFolder();
        var mail = folder["mend.patch"];
        CliRun.Of("repair", Inputs.WrappingKey, "--mail", mail);
        var series = folder.File("both.mbox", File.ReadAllText(Inputs.WrappingKey) + File.ReadAllText(mail));

        var after = ResultJson.Read(CliRun.Of("check", series, "--json", "-").Output).Subjects[^1];

        Assert.That(
            after.Guarantees.Where(guarantee => guarantee.Verdict == VerdictKind.Refuted).Select(guarantee => guarantee.Id),
            Is.EqualTo(["notifiers-independent"]));
    }

    [Test]
    public void An_insertion_and_a_replacement_at_one_place_are_no_pair()
    {
        var place = new SourceSpan("a.c", Line: 1, Column: 5, Start: 4, Length: 0);
        var insertion = Edit(place, "first(); ", new SourcePosition(1, 5));
        var replacement = Edit(place with { Length = 3 }, "x", new SourcePosition(1, 8));
        var behind = Edit(place with { Column = 6, Start = 5, Length = 2 }, "x", new SourcePosition(1, 8));

        Assert.That(new Candidate([insertion]).With(new Candidate([replacement])), Is.Null);
        Assert.That(new Candidate([insertion]).With(new Candidate([behind])), Is.Not.Null);
    }

    [Test]
    public void The_help_names_the_exit_codes_of_repair() => Assert.That(
        CliRun.Of("repair", "--help").Output, Does.Contain("1  something is refuted, and no edit was proved"));

    [Test]
    public void The_mail_names_the_commit_of_a_mail_that_has_it()
    {
        var run = CliRun.Of("repair", Inputs.WrappingKey, "--mail", "-");

        Assert.That(
            run.Output.Split('\n'),
            Has.Some.EqualTo("Fixes: 7a90c4e2d1b3 (\"intel_iommu: Drain mappings one by one while memory is tracked\")"));
    }

    [Test]
    public void The_mail_says_in_whole_sentences_who_is_hurt()
    {
        var run = CliRun.Of("repair", Inputs.WrappingKey, "--mail", "-");

        Assert.That(
            run.Output.ReplaceLineEndings(" "), Does.Contain("This hurts the guest: the listener keeps its cached translations, and "));
    }

    [Test]
    public void A_name_with_a_line_feed_stays_on_its_line_and_is_read_again()
    {
        const string Odd = "hw/x\n::error::é/a.c";
        var place = new SourceSpan(Odd, Line: 1, Column: 1, Start: 0, Length: 1);
        var candidate = new Candidate([Edit(place, "b", new SourcePosition(1, 2))]);

        var diff = MendDiff.Of(candidate, [new SourceSegment(Odd, 1, [new SourceLine("a;", false)], null)]);

        Assert.That(diff.Split('\n'), Has.None.StartsWith("::"));
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(diff));
        Assert.That(PatchReader.ReadSingle(stream, "diff").Files.Single().Path, Is.EqualTo(Odd));
    }

    [Test]
    public void What_a_patch_of_few_lines_does_not_show_is_edited_in_the_tree()
    {
        const string Header = "hw/i386/intel_iommu_internal.h";
        using var mini = MiniTree.Tracked();
        mini.Replace(Header, "#define VTD_PAGE_BITS 12", "#define VTD_PAGE_BITS 12\n#define VTD_ADDRESS_SIZE(aw) (1ULL << (aw))")
            .Replace(Header, "VTD_PAGE_BYTES", "VTD_PAGE_SIZE")
            .Replace(MiniTree.Unmap, "VTD_PAGE_BYTES", "VTD_PAGE_SIZE")
            .Replace(MiniTree.Unmap, "MIN(nt->end, vtd_last_of(state))", "MIN(nt->end, VTD_ADDRESS_SIZE(state->aw_bits) - 1)");
        using var folder = new TemporaryFolder();
        const string Key = "    const DMAMap key = { .iova = nt->start, .size = nt->end";
        var patch = folder.File(
            "key.patch", Diffs.Change("vtd_drain", "{", $"{Key} - nt->start }};", $"{Key} }};", "    const DMAMap *found;"));

        var run = CliRun.Of("repair", patch, "--qemu", mini.Root, "--mail", folder["mend.patch"]);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Holds), run.Output + run.Error);
        var broken = PlacedPatch.In(mini.Open(), PatchReader.ReadSingle(patch)).After;
        var mended = PlacedPatch.In(broken, PatchReader.ReadSingle(folder["mend.patch"]));
        Assert.That(mended.After.Read(MiniTree.Unmap).Lines.Select(line => line.Text), Has.Some.EqualTo($"{Key} - nt->start }};"));
    }

    [Test]
    public void What_a_patch_of_few_lines_does_not_show_needs_a_tree()
    {
        using var folder = new TemporaryFolder();
        var patch = folder.File("key.patch", Diffs.Change("vtd_drain", "{", "    a = 1;", "    a = 2;", "    const DMAMap *found;"));

        var run = CliRun.Of("repair", patch);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.InputError));
        Assert.That(run.Error, Does.Contain("can be edited").And.Contain("--qemu DIR").And.Not.Contain("--on"));
    }

    [Test]
    public void What_only_two_notifiers_break_has_no_mend_in_the_space()
    {
        var run = CliRun.Of("repair", Inputs.Fixed, "--json", "-");

        Assert.That(
            run.Output, Does.Contain("\"leftOpen\": [\n    \"notifiers-independent\"\n  ]").And.Contain("\"excluded\": []"),
            "not every pair is tried unless that is asked for");
    }

    [Test]
    public void What_a_candidate_repairs_is_not_excluded()
    {
        var target = Targets.Of("sample-wrapping-key");
        var proofs = new Prover(RunSolver.Create).Prove(target.Original, GuaranteeCatalog.All);
        var trials = new MendTrials(target, Original.Of(OriginalRuns.Of(target.Original), proofs), jobs: 2);

        var best = trials.Pairs(trials.Singles(), all: true)[0].Wins;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(best, Does.Contain("complete"));
            Assert.That(trials.Excludes("complete", best), Is.False);
            Assert.That(trials.Excludes("notifiers-independent", best), Is.True);
            Assert.That(trials.Excludes("notifiers-independent", new HashSet<string>()), Is.False, "it may be won alone");
        }
    }

    private static Mutant Edit(SourceSpan span, string text, SourcePosition end) => new("id", "m", "f", span, end, string.Empty, text, []);
}

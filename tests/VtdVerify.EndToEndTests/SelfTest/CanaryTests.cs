using System.Text.RegularExpressions;
using NUnit.Framework;
using VtdVerify.SelfTest.Asking;
using VtdVerify.SelfTest.Findings;
using VtdVerify.Specs;

namespace VtdVerify.Tests.SelfTest;

/// <summary>
/// The alarm rings: an engine that is wrong in one way, as it once was, is found out. What is counted are programs in which that way
/// makes a difference; so many of them are tried at most.
/// </summary>
[Category("EndToEnd")]
[Category("Native")]
[Category("Long")]
internal sealed class CanaryTests
{
    private const int Most = 60;

    private static IEnumerable<TestCaseData> Misreadings =>
    [
        Case(
            "state that is not looked at: counters in QEMU's objects and in the file stand still",
            @"^ *(\+\+)?(n->iommu_idx|vtd_total|as->\w+|\(?\*p\w+\)?|all->turns)( \+= 1|\+\+| = .* \+ 1)?;$",
            "    ;"),
        Case("what is written into the notifier is not read again", @"^ *n->(start|end) .*;$", "    ;"),
        Case("fields that the machine does not set are known", @"as->(pasid|devfn)\b(?! *[-+|&]?=[^=])(?!\+\+)", "0"),
        Case("every mapping grants reading and writing", @"map->perm\b", "IOMMU_RW"),
        Case("the condition at a loop's end is not looked at", @"\} while \((?!map).*\);$", "} while (true);"),
        Case("what prints evaluates nothing", @"^( *)(trace_\w+|warn_report|error_report|error_report_once)\(.*\);$", "$1;"),
        Case("the first branch of a condition of the preprocessor is taken", @"^#if(def)? (0|1 > 2|VTD_NO_SUCH_NAME)$", "#if 1"),
        Case(
            "a function of the patch is another one of that name",
            @"^    return (n->end|n->start \? n->end - n->start : UINT64_MAX);$",
            "    return n->end - n->start;"),
        Case("a write before what is not shown changes nothing there", @"^    (as->iommu_state->aw_bits|n->\w+) [|&]?= .*;$", "    ;"),
    ];

    [TestCaseSource(nameof(Misreadings))]
    public void A_misreading_is_found_out(string pattern, string text)
    {
        var regex = new Regex(pattern, RegexOptions.CultureInvariant);
        var weakness = new Weakness
        {
            Reads = p => p with { File = Read(p.File), Guard = Read(p.Guard) },
        };
        Assert.That(AlarmRuns.Of(weakness, Most).Select(f => f.Kind), Does.Contain(FindingKind.ProvedAndBroken));

        IReadOnlyList<string> Read(IReadOnlyList<string> lines) => [.. lines.Select(line => regex.Replace(line, text))];
    }

    [Test]
    public void An_answer_that_contradicts_itself_is_found_out()
    {
        var weakness = new Weakness { Says = r => r with { Verdict = new Verdict.ToolError("it does not replay") } };
        Assert.That(AlarmRuns.Of(weakness, Most).Select(f => f.Kind), Does.Contain(FindingKind.ToolError));
    }

    [Test]
    public void A_proof_without_a_reason_is_found_out()
    {
        var weakness = new Weakness { Says = r => r with { Verdict = new Verdict.Proved(null!) } };
        Assert.That(AlarmRuns.Of(weakness, Most).Select(f => f.Kind), Does.Contain(FindingKind.ProvedAndBroken));
    }

    [Test]
    public void An_engine_that_breaks_off_is_found_out()
    {
        var weakness = new Weakness { Reads = _ => throw new InvalidOperationException("a limit was reached") };
        Assert.That(AlarmRuns.Of(weakness, Most).Select(f => f.Kind), Does.Contain(FindingKind.ToolError));
    }

    private static TestCaseData Case(string name, string pattern, string text) =>
        new TestCaseData(pattern, text).SetName($"Found out: {name}");
}

using NUnit.Framework;

namespace VtdVerify.Tests.Tidy;

/// <summary>Each convention on a text that breaks it and on one that does not.</summary>
internal sealed class RuleTests
{
    private const string Test = "tests/VtdVerify.UnitTests/A/T.cs";
    private const string Product = "src/VtdVerify.Terms/T.cs";

    private static IEnumerable<TestCaseData> Broken =>
    [
        Case(TextRules.ShortFiles, Product, Times("\n", 301)),
        Case(TextRules.ShortFiles, Test, Times("\n", 501)),
        Case(TextRules.EndsWithOneNewline, Product, "class A;"),
        Case(TextRules.EndsWithOneNewline, Product, "class A;\n\n"),
        Case(TextRules.ShortLines, Product, Times("a", 141)),
        Case(TextRules.NoTabs, Product, "\tx"),
        Case(TextRules.NoTrailingBlanks, Product, "x \ny"),
        Case(TextRules.NoCarriageReturns, Product, "x\r\ny"),
        Case(TextRules.NoNotes, Product, "// " + "TO" + "DO: later"),
        Case(TextRules.NoNotes, "README.md", "FIX" + "ME"),
        Case(TextRules.NoHosts, ".ci/run", "https://api.nuget" + ".org/v3/index.json"),
        Case(TextRules.NoMachinePaths, Product, "\"/ho" + "me/someone/x\""),
        Case(TextRules.NoMachinePaths, ".ci/run", "cp a /t" + "mp/b"),
        Case(TextRules.NoOtherLicence, Product, "// SPDX-" + "License-Identifier: GP" + "L-2.0-or-later"),
        Case(TextRules.NoRiddles, "README.md", "a machine on which its claim has something " + "to say"),
        Case(SyntaxRules.ShortFunctions, Product, $"class A {{ void M() {{ {Times("\n", 70)} }} }}"),
        Case(SyntaxRules.ShortFunctions, Product, $"class A {{ int P {{ get {{ {Times("\n", 70)} }} }} }}"),
        Case(SyntaxRules.NoCommentedCode, Product, "class A\n{\n    // Run(1);\n}"),
        Case(SyntaxRules.NamespacesFollowFolders, Test, "namespace VtdVerify.Tests.B;"),
        Case(SyntaxRules.NamespacesFollowFolders, Product, "namespace VtdVerify.Tests;"),
        Case(SyntaxRules.PublicTypesAreDocumented, Product, "public class A;"),
        Case(SyntaxRules.PublicTypesAreDocumented, Product, "// Why.\npublic enum A { B }"),
        Case(RepeatableRules.NoClockAndNoChance, Test, "var a = System.DateTime.UtcNow;"),
        Case(RepeatableRules.NoClockAndNoChance, Product, "var a = new Random(1);"),
        Case(RepeatableRules.NoClockAndNoChance, Test, "Thread.Sleep(1);"),
        Case(RepeatableRules.NoClockAndNoChance, Product, "var a = TimeProvider.System;"),
        Case(RepeatableRules.RandomTestsAreRepeatable, Test, "using CsCheck; Gen.Int.Sample(i => i > 0);"),
    ];

    private static IEnumerable<TestCaseData> Kept =>
    [
        Case(TextRules.ShortFiles, Product, Times("\n", 300)),
        Case(TextRules.ShortFiles, Test, Times("\n", 500)),
        Case(TextRules.EndsWithOneNewline, Product, "class A;\n"),
        Case(TextRules.ShortLines, Product, Times("a", 140)),
        Case(TextRules.NoTabs, Product, "\"\\t\""),
        Case(TextRules.NoTrailingBlanks, Product, "x\ny"),
        Case(TextRules.NoCarriageReturns, Product, "\"\\r\"\n"),
        Case(TextRules.NoNotes, Product, "// A mask of XXXX digits; todos are elsewhere"),
        Case(TextRules.NoHosts, "README.md", "https://patchwork.kernel.org/project/qemu-devel/"),
        Case(TextRules.NoMachinePaths, Product, "../shared/work/home/x, $TMPDIR/x"),
        Case(TextRules.NoOtherLicence, "README.md", "QEMU is GPL: nothing of it is here"),
        Case(TextRules.NoRiddles, "README.md", "a run where the claim is not vacuous"),
        Case(SyntaxRules.ShortFunctions, Product, $"class A {{ void M() {{ {Times("\n", 69)} }} }}"),
        Case(SyntaxRules.NoCommentedCode, Product, "class A\n{\n    // Why it is so: see (1).\n    string s = \"// x;\";\n}"),
        Case(SyntaxRules.NamespacesFollowFolders, Test, "namespace VtdVerify.Tests.A;"),
        Case(SyntaxRules.PublicTypesAreDocumented, Product, "/// <summary>What.</summary>\npublic class A { public class B; }\nclass C;"),
        Case(SyntaxRules.PublicTypesAreDocumented, "src/VtdVerify.Terms/T.More.cs", "public partial class T;"),
        Case(SyntaxRules.PublicTypesAreDocumented, Test, "public class A;"),
        Case(RepeatableRules.NoClockAndNoChance, "src/VtdVerify.Cli/T.cs", "var a = Stopwatch.GetTimestamp();"),
        Case(RepeatableRules.NoClockAndNoChance, "tests/VtdVerify.Fuzzing/T.cs", "var a = Stopwatch.StartNew();"),
        Case(RepeatableRules.NoClockAndNoChance, "src/VtdVerify.Processes/ScratchFolder.cs", "var a = DateTime.UtcNow;"),
        Case(RepeatableRules.NoClockAndNoChance, "src/VtdVerify.Gherkin/T.cs", "var a = TimeProvider.System;"),
        Case(RepeatableRules.NoClockAndNoChance, Test, "var a = \"DateTime.Now\"; var b = DateTime.UnixEpoch;"),
        Case(RepeatableRules.RandomTestsAreRepeatable, Test, "using CsCheck; Property.Holds(Gen.Int, i => i > 0);"),
        Case(RepeatableRules.RandomTestsAreRepeatable, Test, "Fixtures.Sample(\"a\");"),
    ];

    [TestCaseSource(nameof(Broken))]
    public void A_breach_is_found(Rule rule, SourceFile file) => Assert.That(rule.Faults(file), Is.Not.Empty);

    [TestCaseSource(nameof(Kept))]
    public void What_keeps_to_it_is_left_alone(Rule rule, SourceFile file) => Assert.That(rule.Faults(file), Is.Empty);

    [Test]
    public void Every_rule_is_broken_and_kept_by_a_case()
    {
        Rule[] all = [.. TextRules.OfCSharp, .. TextRules.OfAllText, .. SyntaxRules.All, .. RepeatableRules.All];
        Assert.That(Broken.Select(RuleOf).Distinct(), Is.EquivalentTo(all));
        Assert.That(Kept.Select(RuleOf).Distinct(), Is.EquivalentTo(all));

        static object? RuleOf(TestCaseData data) => data.Arguments[0];
    }

    [Test]
    public void A_fault_says_where_it_is() => Assert.That(
        SyntaxRules.NoCommentedCode.Faults(new SourceFile(Product, "class A\n{\n    // Run(1);\n}")),
        Is.EqualTo([$"{Product}:3: // Run(1);"]));

    private static TestCaseData Case(Rule rule, string path, string text) => new(rule, new SourceFile(path, text));

    private static string Times(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}

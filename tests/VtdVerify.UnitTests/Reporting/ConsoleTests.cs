using System.Text.RegularExpressions;
using NUnit.Framework;
using Spectre.Console;
using Spectre.Console.Testing;
using VtdVerify.Reporting;
using VtdVerify.Reporting.Rendering;

namespace VtdVerify.Tests.Reporting;

public partial class ConsoleTests
{
    [TestCase(20)]
    [TestCase(40)]
    [TestCase(60)]
    [TestCase(80)]
    [TestCase(81)]
    [TestCase(120)]
    [TestCase(500)]
    public void No_address_is_broken_at_any_width(int width)
    {
        var narrow = Addresses(Patch(Samples.Patch(), width));

        Assert.That(narrow, Is.EqualTo(Addresses(Patch(Samples.Patch(), 100))));
    }

    [TestCase(80)]
    [TestCase(100)]
    [TestCase(120)]
    public void Every_line_fits_the_console(int width) =>
        Assert.That(Patch(Samples.Patch(), width).Split('\n').Select(line => line.Length), Is.All.LessThanOrEqualTo(width));

    [Test]
    public void Lines_have_no_spaces_at_their_ends() => Assert.That(Patch(Samples.Patch()), Does.Not.Match(" \n"));

    [Test]
    public void Without_unicode_the_report_adds_no_other_characters_than_ascii()
    {
        var result = Samples.Patch() with { Input = null };

        var text = Rendered.Plain(console => PatchView.Write(console, result, allowBounded: false), unicode: false);

        Assert.That(text.All(char.IsAscii), Is.True);
    }

    [Test]
    public void A_report_drawn_from_its_json_is_the_same()
    {
        var read = ResultJson.Read(ResultJson.Write(Samples.Patch()));

        Assert.That(Patch(read), Is.EqualTo(Patch(Samples.Patch())));
    }

    [Test]
    public void Control_characters_of_a_patch_do_not_reach_the_terminal()
    {
        var patch = Samples.Patch();
        var result = patch with { Input = patch.Input! with { Title = "red \u001b[31mred\u202e" } };

        Assert.That(Patch(result), Does.Contain("red \\u001b[31mred\\u202e"));
    }

    [Test]
    public void Brackets_of_a_patch_are_not_read_as_colours()
    {
        var result = Samples.Result(Samples.Subject(Samples.Guarantee(VerdictKind.Proved, id: "[red]")) with { Name = "[/]" });

        Assert.That(Patch(result), Does.Contain("[red]").And.Contain("[/]"));
    }

    [Test]
    public void Colours_only_repeat_the_words()
    {
        using var console = new TestConsole();
        console.EmitAnsiSequences();
        console.Profile.Width = 100;
        console.Profile.Capabilities.ColorSystem = ColorSystem.Standard;
        PatchView.Write(console, Samples.Patch(), allowBounded: false);

        Assert.That(console.Output, Does.Contain("\u001b["));
        Assert.That(AnsiSequence().Replace(console.Output, string.Empty), Is.EqualTo(Patch(Samples.Patch())));
    }

    [Test]
    public void A_range_of_addresses_stays_on_one_line() =>
        Assert.That(Patch(Samples.Patch(), 80), Does.Contain("[0xfef00000, 0xffffffffffffffff] is one."));

    [Test]
    public void A_patch_that_holds_for_one_scope_is_told_so()
    {
        var guarantee = Samples.Guarantee(VerdictKind.Refuted) with
        {
            Classes = Samples.Classes(VerdictKind.Refuted, VerdictKind.Proved, VerdictKind.Refuted),
        };

        var text = Patch(Samples.Result(Samples.Subject(Samples.Guarantee(VerdictKind.Proved, id: "exact"), guarantee)));

        Assert.That(text, Does.Contain("every guarantee is proved for the lower scope [0x0, 0xfedfffff]"));
        Assert.That(text, Does.Not.Contain("every guarantee is proved for the upper scope"));
    }

    [Test]
    public void A_proved_guarantee_without_an_obligation_is_not_shown_as_proved()
    {
        var text = Patch(Samples.Result(Samples.Subject(Samples.Guarantee(VerdictKind.Proved) with { Obligations = [], Classes = [] })));

        Assert.That(text, Does.Contain("no obligation backs it").And.Not.Contain("proved "));
    }

    [Test]
    public void The_matrix_says_in_one_line_why_a_cell_is_refuted()
    {
        var text = Rendered.Plain(console => MatrixView.Write(console, Samples.Comparison(), allowBounded: false), width: 200);

        Assert.That(text.Split('\n'), Has.One.Matches(@"^  v6    complete  the key wraps .*\.\.\.$"));
    }

    [Test]
    public void The_last_line_says_what_the_exit_code_means() =>
        Assert.That(
            Patch(Samples.Result(Samples.Subject(Samples.Guarantee(VerdictKind.Refuted)))),
            Does.EndWith("exit code 1: a guarantee is refuted\n"));

    private static string Patch(CheckResult result, int width = 100) =>
        Rendered.Plain(console => PatchView.Write(console, result, allowBounded: false), width);

    private static List<string> Addresses(string text) => [.. Address().Matches(text).Select(match => match.Value)];

    [GeneratedRegex("0x[0-9a-f]+")]
    private static partial Regex Address();

    [GeneratedRegex("\u001b\\[[0-9;]*m")]
    private static partial Regex AnsiSequence();
}

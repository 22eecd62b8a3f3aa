using NUnit.Framework;
using VtdVerify.SelfTest.Generating;
using VtdVerify.SelfTest.Reducing;

namespace VtdVerify.Tests.SelfTest;

/// <summary>How findings are made small.</summary>
internal sealed class ReducerTests
{
    private static readonly UnmapProgram Program = new(
        "1:1",
        [
            "static int vtd_helper(int a)", "{", "    return a;", "}", string.Empty,
            "static void vtd_tracked(void)", "{", "    int count = 0;", "    while (count < 3) {", "        if (count) {",
            "            wanted();", "        }", "        count++;", "    }", "}",
        ],
        ["    vtd_tracked();"]);

    [Test]
    public void Only_the_lines_stay_that_show_the_finding() => Assert.That(
        Smallest(p => p.Text.Contains("wanted();", StringComparison.Ordinal)).File.Where(line => line.Trim().Length > 0),
        Is.EqualTo(["            wanted();"]));

    [Test]
    public void A_block_goes_with_its_braces_or_not_at_all()
    {
        var smallest = Smallest(p => p.Text.Contains("count++;", StringComparison.Ordinal));
        Assert.That(smallest.Text.Count(c => c == '{'), Is.EqualTo(smallest.Text.Count(c => c == '}')));
    }

    [Test]
    public void What_no_smaller_program_shows_stays_whole() =>
        Assert.That(Smallest(p => p.Length == Program.Length), Is.EqualTo(Program));

    private static UnmapProgram Smallest(Func<UnmapProgram, bool> shows) =>
        new Reducer(programs => [.. programs.Select(shows)]).Smallest(Program);
}

using System.Globalization;
using System.Text;
using NUnit.Framework;
using VtdVerify.CSubset.Running;
using VtdVerify.Terms;

namespace VtdVerify.Tests.CSubset.Running;

/// <summary>Records and variables that are small to write and large to run.</summary>
[TestFixture]
internal sealed class CostlyRecords
{
    [TestCase("struct s { struct s inside; long b; };", TestName = "A record does not contain itself")]
    [TestCase("struct s { struct s inside[2]; long b; };", TestName = "A record does not contain an array of itself")]
    [TestCase("union s { union s inside; long b; };", TestName = "A union does not contain itself")]
    [TestCase("struct t; struct s { struct t inside; long b; };", TestName = "A member's type is declared before it")]
    public void A_record_with_a_member_of_an_incomplete_type_has_no_size(string declared)
    {
        var kind = declared.Contains("union", StringComparison.Ordinal) ? "union" : "struct";

        Assert.That(() => TestRun.Call($"{declared}\nlong f(void) {{ return sizeof({kind} s); }}"), Throws.TypeOf<UnsupportedException>());
        Assert.That(
            () => TestRun.Call($"{declared}\nlong f(void) {{ {kind} s one = {{ 0 }}; return sizeof(one); }}"),
            Throws.TypeOf<UnsupportedException>());
    }

    [Test]
    public void The_size_of_records_that_double_is_known_at_once() =>
        Assert.That(TestRun.Call(Doubling(60) + "long f(void) { return sizeof(struct s50) == 8UL << 50; }"), Is.EqualTo(1));

    [TestCase("struct s40 one = { 0 }; return 0;")]
    [TestCase("struct s40 one; memset(&one, 0, sizeof(one)); return 0;")]
    [TestCase("struct s40 one, two; two = one; return 0;")]
    [TestCase("int grid[1000][1000][100] = { 0 }; return grid[0][0][0];")]
    public void An_object_of_too_many_words_is_not_set_or_copied_as_a_whole(string body) => Assert.That(
        () => TestRun.Call(Doubling(40) + $"long f(void) {{ {body} }}"),
        Throws.TypeOf<UnsupportedException>().With.Message.Contains($"more than {Budget.CellsOfObject} words"));

    [Test]
    public void Parts_of_a_large_object_are_used_as_always() =>
        Assert.That(TestRun.Call("long f(void) { int grid[1000][1000][100]; grid[9][8][7] = 5; return grid[9][8][7]; }"), Is.EqualTo(5));

    [Test]
    public void Records_nested_ten_thousand_deep_are_not_read()
    {
        var text = new StringBuilder("struct s0 { long b; };\n");
        for (var i = 1; i < 10_000; i++)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"struct s{i} {{ struct s{i - 1} inside; }};");
        }

        Assert.That(
            () => TestRun.Call(text + "long f(void) { struct s9999 one = { 0 }; return 0; }"), Throws.TypeOf<UnsupportedException>());
    }

    [Test]
    public void Setting_a_large_object_costs_statements()
    {
        var fuel = new Counted();
        new Interpreter<ConcreteWord, ConcreteTruth>(
            CProgram.Parse(Prelude.Parse(string.Empty), "long f(void) { long a[4096] = { 0 }; return a[0]; }", "t.c"),
            new TestExecution(),
            new Intrinsics<ConcreteWord, ConcreteTruth>(),
            fuel).Call("f");

        Assert.That(fuel.Spent, Is.GreaterThanOrEqualTo(4096 / Budget.CellsOfStatement));
    }

    private static string Doubling(int levels)
    {
        var text = new StringBuilder("struct s0 { long a; };\n");
        for (var i = 1; i <= levels; i++)
        {
            text.AppendLine(
                CultureInfo.InvariantCulture, $"struct s{i} {{ struct s{i - 1} a; struct s{i - 1} b; }};");
        }

        return text.ToString();
    }

    private sealed class Counted : IFuel
    {
        public long Spent { get; private set; }

        public void Spend() => Spent++;
    }
}

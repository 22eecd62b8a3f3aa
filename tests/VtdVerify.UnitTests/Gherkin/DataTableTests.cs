using NUnit.Framework;
using VtdVerify.Gherkin;

namespace VtdVerify.Tests.Gherkin;

public class DataTableTests
{
    private readonly DataTable table = new("iova", "size");

    [SetUp]
    public void AddOneRow()
    {
        if (table.RowCount == 0)
        {
            table.AddRow("0x1000", "4K");
        }
    }

    [Test]
    public void A_row_is_read_by_name_and_by_position()
    {
        Assert.That(table.Rows[0]["size"], Is.EqualTo("4K"));
        Assert.That(table.Rows[0][0], Is.EqualTo("0x1000"));
    }

    [Test]
    public void A_row_has_keys_and_values()
    {
        Assert.That(table.Rows[0].Keys, Is.EqualTo(["iova", "size"]));
        Assert.That(table.Rows[0].Values, Is.EqualTo(["0x1000", "4K"]));
    }

    [Test]
    public void A_row_is_a_dictionary()
    {
        Assert.That(table.Rows[0].ToDictionary(), Is.EqualTo(new Dictionary<string, string> { ["iova"] = "0x1000", ["size"] = "4K" }));
        Assert.That(table.Rows[0].TryGetValue("mask", out _), Is.False);
    }

    [Test]
    public void An_unknown_column_is_named_together_with_the_table()
    {
        Assert.That(
            () => table.Rows[0]["mask"],
            Throws.TypeOf<IndexOutOfRangeException>().With.Message.Contain("mask").And.Message.Contain("| iova "));
    }

    [Test]
    public void A_row_of_another_width_is_refused() => Assert.That(() => table.AddRow("one"), Throws.ArgumentException);

    [Test]
    public void Columns_are_fixed() =>
        Assert.That(() => ((IDictionary<string, string>)table.Rows[0]).Add("mask", "0"), Throws.TypeOf<ReqnrollException>());
}

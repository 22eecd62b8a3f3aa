using CsCheck;
using NUnit.Framework;
using VtdVerify.Gherkin.Bindings;
using VtdVerify.Gherkin.Running;
using VtdVerify.Gherkin;

namespace VtdVerify.Tests.Gherkin;

public class ArgumentTests
{
    public enum Backend
    {
        Legacy,
        IommuFd,
    }

    [TestCase("Given the int -5", -5)]
    [TestCase("Given the long -5000000000", -5000000000)]
    [TestCase("Given the flag True", true)]
    [TestCase("Given the backend iommufd", Backend.IommuFd)]
    [TestCase("Given the backend iommu fd", Backend.IommuFd)]
    [TestCase("Given the text  as it stands ", " as it stands")]
    public void Built_in_conversions(string step, object expected) => Assert.That(Received(step), Is.EqualTo([expected]));

    [TestCase("Given the address 4096", 4096UL)]
    [TestCase("Given the address 0xfef00000", 0xfef00000UL)]
    [TestCase("Given the address 4K", 4096UL)]
    [TestCase("Given the address 2M", 2UL << 20)]
    public void Transformations_come_before_the_built_in_conversions(string step, object expected) =>
        Assert.That(Received(step), Is.EqualTo([expected]));

    [TestCase("Given the int 1.5", "Int32")]
    [TestCase("Given the int 0x10", "Int32")]
    [TestCase("Given the flag maybe", "Boolean")]
    [TestCase("Given the backend 1", "Legacy, IommuFd")]
    [TestCase("Given the backend virtio", "Legacy, IommuFd")]
    public void A_text_that_stands_for_no_value_fails_the_step(string step, string expected)
    {
        var result = Scenarios.RunSteps(step, typeof(Steps));
        Assert.That(result.Status, Is.EqualTo(ResultStatus.Failed));
        Assert.That(result.Failure?.Message, Does.Contain(expected));
    }

    [Test]
    public void Every_address_survives_the_way_through_the_text()
    {
        Property.Holds(
            Gen.ULong,
            value => Received($"Given the address 0x{value:x}").Single().Equals(value)
                && Received($"Given the address {value}").Single().Equals(value),
            iterations: 200);
    }

    [Test]
    public void A_doc_string_is_the_last_argument()
    {
        Assert.That(Received("Given the note x:\n\"\"\"\none\ntwo\n\"\"\""), Is.EqualTo(["x", "one\ntwo"]));
    }

    [Test]
    public void A_table_is_the_last_argument()
    {
        var received = Received("Given the mappings of b:\n|iova|size|\n|0x0|4K|\n|0x1000|2M|");
        Assert.That(received, Is.EqualTo(new object[] { "b", "iova,size", 2, "0x1000", "2M" }));
    }

    [Test]
    public void Each_run_gets_a_table_of_its_own()
    {
        var runner = new ScenarioRunner(BindingRegistry.FromTypes(typeof(Steps)));
        var pickle = Scenarios.Single("Given I spoil\n|cell|\n|fresh|");
        Assert.That(runner.Run(pickle).Status, Is.EqualTo(ResultStatus.Passed));
        Assert.That(runner.Run(pickle).Status, Is.EqualTo(ResultStatus.Passed));
    }

    [Test]
    public void A_transformation_may_take_a_table() =>
        Assert.That(Received("Given the widths:\n|bits|\n|39|\n|48|"), Is.EqualTo([87]));

    [Test]
    public void Transformations_that_match_the_same_text_are_told_apart_by_their_order()
    {
        Assert.That(Received("Given the version v6"), Is.EqualTo([new Version(6, 0)]));
        var result = Scenarios.RunSteps("Given the version six", typeof(Steps), typeof(Rival));
        Assert.That(result.Failure?.Message, Does.Contain("Rival.Any").And.Contain("lower order"));
    }

    private static IList<object> Received(string steps)
    {
        var journal = new Journal();
        var result = new ScenarioRunner(BindingRegistry.FromTypes(typeof(Steps)))
            .Run(Scenarios.Single(steps), services => services.RegisterInstance(journal));
        Assert.That(result.Failure?.Message, Is.Null);
        return journal.Entries;
    }

    [Binding]
    public class Steps(Journal journal)
    {
        [StepArgumentTransformation("^0x([0-9a-f]+)$")]
        public static ulong Hexadecimal(string digits) => Convert.ToUInt64(digits, 16);

        [StepArgumentTransformation("^([0-9]+)([KM])$")]
        public static ulong Scaled(int number, string unit) => (ulong)number << (unit == "K" ? 10 : 20);

        [StepArgumentTransformation]
        public static int[] Widths(DataTable table) => [.. table.Rows.Select(row => int.Parse(row["bits"], null))];

        [StepArgumentTransformation("^v([0-9]+)$", 1)]
        public Version Revision(int number) => new(number, 0);

        [StepArgumentTransformation]
        public Version Any(string text) => new(text.Length, 1);

        [Given("^the int (.*)$")]
        public void Number(int value) => journal.Entries.Add(value);

        [Given("^the long (.*)$")]
        public void LongNumber(long value) => journal.Entries.Add(value);

        [Given("^the flag (.*)$")]
        public void Flag(bool value) => journal.Entries.Add(value);

        [Given("^the backend (.*)$")]
        public void Enumeration(Backend value) => journal.Entries.Add(value);

        [Given("^the text (.*)$")]
        public void Text(string value) => journal.Entries.Add(value);

        [Given("^the address (.*)$")]
        public void Address(ulong value) => journal.Entries.Add(value);

        [Given("^the version (.*)$")]
        public void Parsed(Version value) => journal.Entries.Add(value);

        [Given("^the widths:$")]
        public void Transformed(int[] value) => journal.Entries.Add(value.Sum());

        [Given("^the note (.*):$")]
        public void Note(string name, string text)
        {
            journal.Entries.Add(name);
            journal.Entries.Add(text);
        }

        [Given("^the mappings of (.*):$")]
        public void Mappings(string name, DataTable table)
        {
            journal.Entries.Add(name);
            journal.Entries.Add(string.Join(",", table.Header));
            journal.Entries.Add(table.RowCount);
            journal.Entries.Add(table.Rows[1]["iova"]);
            journal.Entries.Add(table.Rows[1][1]);
        }

        [Given("^I spoil$")]
        public void Spoil(DataTable table)
        {
            var cell = table.Rows[0]["cell"];
            table.Rows[0]["cell"] = "spoilt";
            if (cell != "fresh" || table.RowCount != 1)
            {
                throw new InvalidOperationException(table.ToString());
            }

            table.AddRow("more");
        }
    }

    [Binding]
    public class Rival
    {
        [StepArgumentTransformation("^(.*)$")]
        public Version Any(string text) => new(text.Length, 2);
    }
}

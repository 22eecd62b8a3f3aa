using CsCheck;
using NUnit.Framework;
using VtdVerify.Model;
using VtdVerify.Terms;

namespace VtdVerify.Tests.Model;

internal sealed class AddressTests
{
    [Test]
    public void It_is_written_as_qemu_traces_write_it() =>
        Property.Holds(Generators.Word, value => new Address(value).ToString() == $"0x{value:x}");

    [Test]
    public void What_is_written_is_read() =>
        Property.Holds(Generators.Word, value => Address.Parse(new Address(value).ToString()) == new Address(value));

    [TestCase("fef00000")]
    [TestCase("0x")]
    [TestCase("0x10000000000000000")]
    [TestCase("4096")]
    public void What_is_no_address_is_refused(string text) =>
        Assert.That(() => Address.Parse(text), Throws.TypeOf<FormatException>().With.Message.Contains(text));

    [Test]
    public void Nothing_is_no_address() => Assert.That(Address.TryParse(null, out _), Is.False);

    [Test]
    public void The_sum_with_a_size_is_the_last_address_as_words_have_it() => Property.Holds(
        Gen.Select(Generators.Word, Generators.Word),
        pair => new Address(pair.Item1) + new InclusiveSize(pair.Item2)
            == Address.Of(ConcreteWord.Of(pair.Item1) + ConcreteWord.Of(pair.Item2)));

    [Test]
    public void A_difference_leads_from_one_end_to_the_other() => Property.Holds(
        Gen.Select(Generators.Word, Generators.Word), pair =>
        {
            var (low, high) = (new Address(pair.Item1), new Address(pair.Item2));
            return low + (high - low) == high && high - (high - low) == low;
        });

    [Test]
    public void Bytes_lead_on_and_back() => Property.Holds(
        Gen.Select(Generators.Word, Generators.Word), pair =>
        {
            var (value, bytes) = pair;
            return new Address(value).Plus(bytes).Value == unchecked(value + bytes)
                && new Address(value).Minus(bytes).Plus(bytes).Value == value;
        });

    [Test]
    public void Behind_the_highest_address_comes_the_first_one()
    {
        Assert.That(Address.Highest, Is.EqualTo(new Address(ulong.MaxValue)));
        Assert.That(Address.Highest.Next, Is.EqualTo(default(Address)));
        Assert.That(default(Address).Previous, Is.EqualTo(Address.Highest));
    }

    [TestCase(0x12345fffUL, 0x12345000UL)]
    [TestCase(0x12345000UL, 0x12345000UL)]
    [TestCase(0x12346000UL, 0x12346000UL)]
    public void A_block_begins_where_its_size_says(ulong inside, ulong first) =>
        Assert.That(new Address(inside).AlignedTo(InclusiveSize.Of4K), Is.EqualTo(new Address(first)));

    [Test]
    public void They_are_in_the_order_of_their_values() => Property.Holds(
        Gen.Select(Generators.Word, Generators.Word), pair =>
        {
            var (a, b) = pair;
            var (one, other) = (new Address(a), new Address(b));
            return one < other == a < b && one <= other == a <= b && one > other == a > b && one >= other == a >= b
                && one.CompareTo(other) == a.CompareTo(b)
                && Address.Min(one, other).Value == Math.Min(a, b) && Address.Max(one, other).Value == Math.Max(a, b);
        });

    [Test]
    public void One_that_is_equal_is_neither_below_nor_above()
    {
        Address one = new(0x1000), same = new(0x1000);
        Assert.That(new[] { one > same, one < same }, Is.All.False);
        Assert.That(new[] { one >= same, one <= same }, Is.All.True);
    }

    [Test]
    public void It_is_a_word_and_comes_back() =>
        Property.Holds(Generators.Word, value => Address.Of(new Address(value).ToWord()).Value == value);
}

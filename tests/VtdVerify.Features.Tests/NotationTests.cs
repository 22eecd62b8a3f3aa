using NUnit.Framework;
using VtdVerify.Features.Domain;
using VtdVerify.Features.Steps;
using VtdVerify.Model;

namespace VtdVerify.Features.Tests;

/// <summary>What feature files may write, and what they may not.</summary>
public class NotationTests
{
    [TestCase("4K", 0xfffUL)]
    [TestCase("3K", 0xbffUL)]
    [TestCase("2M", 0x1fffffUL)]
    [TestCase("1G", 0x3fffffffUL)]
    [TestCase("16T", 0xfffffffffffUL)]
    [TestCase("16E", ulong.MaxValue)]
    public void A_size_is_read_and_written_with_its_unit(string text, ulong inclusive)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Length.Parse(text).InclusiveSize, Is.EqualTo(inclusive));
            Assert.That(Length.OfInclusiveSize(inclusive).ToString(), Is.EqualTo(text));
        }
    }

    [TestCase("4")]
    [TestCase("K")]
    [TestCase("4k")]
    [TestCase("-4K")]
    [TestCase("0K")]
    [TestCase("17E")]
    [TestCase("")]
    public void What_is_no_size_is_refused(string text) => Assert.That(() => Length.Parse(text), Throws.TypeOf<FormatException>());

    [Test]
    public void A_length_without_a_unit_is_written_in_bytes() =>
        Assert.That(Length.OfInclusiveSize(2).ToString(), Is.EqualTo("0x3 bytes"));

    [TestCase("0xfef00000", 0xfef00000UL)]
    [TestCase("0xffffffffffffffff", ulong.MaxValue)]
    public void An_address_is_hex(string text, ulong value)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Address.Parse(text).Value, Is.EqualTo(value));
            Assert.That(new Address(value).ToString(), Is.EqualTo(text));
        }
    }

    [TestCase("fef00000")]
    [TestCase("0x")]
    [TestCase("0x10000000000000000")]
    [TestCase("4096")]
    public void What_is_no_address_is_refused(string text) =>
        Assert.That(() => Address.Parse(text), Throws.TypeOf<FormatException>());

    [TestCase("nothing", DirtyTracking.None)]
    [TestCase("dirty limit", DirtyTracking.DirtyLimit)]
    [TestCase("migration and dirty rate", DirtyTracking.Migration | DirtyTracking.DirtyRate)]
    [TestCase("migration, dirty rate and dirty limit", DirtyTracking.Migration | DirtyTracking.DirtyRate | DirtyTracking.DirtyLimit)]
    public void Tracking_flags_are_listed_by_name(string text, DirtyTracking flags) =>
        Assert.That(new Notation().ToTracking(text), Is.EqualTo(flags));

    [Test]
    public void An_unknown_tracking_flag_is_refused() =>
        Assert.That(() => new Notation().ToTracking("migration and weather"), Throws.TypeOf<FormatException>());
}

using CsCheck;
using NUnit.Framework;
using VtdVerify.Reporting;

namespace VtdVerify.Tests.Reporting;

public class HexValueTests
{
    [TestCase(0ul, "0x1 bytes")]
    [TestCase(0xffful, "4K")]
    [TestCase(0x1f_fffful, "2M")]
    [TestCase(0x3fff_fffful, "1G")]
    [TestCase(0xffful + 1, "0x1001 bytes")]
    [TestCase(0xfff_ffff_fffful, "16T")]
    [TestCase(ulong.MaxValue, "16E")]
    public void An_inclusive_size_is_shown_as_its_length_in_the_largest_whole_unit(ulong size, string expected) =>
        Assert.That(new HexSize(size).Units, Is.EqualTo(expected));

    [Test]
    public void A_mask_of_all_ones_is_the_whole_space() => Assert.That(new HexMask(ulong.MaxValue).Units, Is.EqualTo("16E"));

    [Test]
    public void An_address_is_written_as_qemu_traces_write_it() =>
        Property.Holds(Gen.ULong, value => new HexAddress(value).ToString() == $"0x{value:x}");
}

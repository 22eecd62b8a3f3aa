using NUnit.Framework;
using VtdVerify.Terms;

namespace VtdVerify.Tests.Terms;

internal sealed class MessageTests
{
    [Test]
    public void An_unsupported_construct_is_named_with_its_place()
    {
        var exception = new UnsupportedException("goto", new CodeSite("a.c", 7, "goto out;"));
        Assert.Multiple(() =>
        {
            Assert.That(exception.Message, Is.EqualTo("a.c:7: not read: goto"));
            Assert.That(exception.Construct, Is.EqualTo("goto"));
            Assert.That(exception.Site.Text, Is.EqualTo("goto out;"));
        });
    }

    [Test]
    public void A_place_without_a_line_prints_as_its_file() =>
        Assert.That(new CodeSite("a.c", 0, string.Empty).ToString(), Is.EqualTo("a.c"));
}

using NUnit.Framework;
using VtdVerify.Terms;

namespace VtdVerify.Tests.Terms;

internal sealed class ConcreteTruthTests
{
    [Test]
    public void Connectives_follow_their_tables([Values] bool left, [Values] bool right)
    {
        var (p, q) = (ConcreteTruth.Of(left), ConcreteTruth.Of(right));
        Assert.Multiple(() =>
        {
            Assert.That((p & q).Value, Is.EqualTo(left && right));
            Assert.That((p | q).Value, Is.EqualTo(left || right));
            Assert.That((p ^ q).Value, Is.EqualTo(left != right));
            Assert.That((!p).Value, Is.EqualTo(!left));
            Assert.That(p == q, Is.EqualTo(left == right));
            Assert.That(p != q, Is.EqualTo(left != right));
            Assert.That(p.Equals((object)q), Is.EqualTo(left == right));
            Assert.That(p.GetHashCode() == q.GetHashCode(), Is.EqualTo(left == right));
        });
    }

    [Test]
    public void A_known_truth_prints_as_a_word() =>
        Assert.That($"{ConcreteTruth.Of(true)} {ConcreteTruth.Of(false)}", Is.EqualTo("true false"));
}

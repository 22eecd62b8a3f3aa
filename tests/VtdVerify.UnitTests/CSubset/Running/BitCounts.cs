using System.Numerics;
using NUnit.Framework;

namespace VtdVerify.Tests.CSubset.Running;

/// <summary>GCC's counts of zeros and ones, which QEMU's clz64, ctz64 and ctpop64 are made of.</summary>
[TestFixture]
internal sealed class BitCounts
{
    private static readonly ulong[] Words =
        [1, 2, 3, 0x50, 0x80, 0xfff, 0x1000, 0x8000_0000, 0x1_0000_0000, 1UL << 63, ulong.MaxValue];

    [Test]
    public void Leading_zeros_are_counted([ValueSource(nameof(Words))] ulong word) => Assert.That(
        TestRun.Call($"long f(void) {{ return __builtin_clzll({word}ULL); }}"), Is.EqualTo(BitOperations.LeadingZeroCount(word)));

    [Test]
    public void Trailing_zeros_are_counted([ValueSource(nameof(Words))] ulong word) => Assert.That(
        TestRun.Call($"long f(void) {{ return __builtin_ctzll({word}ULL); }}"), Is.EqualTo(BitOperations.TrailingZeroCount(word)));

    [Test]
    public void Ones_are_counted([ValueSource(nameof(Words))] ulong word) => Assert.That(
        TestRun.Call($"long f(void) {{ return __builtin_popcountll({word}ULL) * 100 + __builtin_popcount({word}ULL); }}"),
        Is.EqualTo((BitOperations.PopCount(word) * 100) + BitOperations.PopCount((uint)word)));

    [TestCase("__builtin_clz(1)", 31)]
    [TestCase("__builtin_ctz(8)", 3)]
    [TestCase("__builtin_clzl(1)", 63)]
    public void Narrower_words_have_their_own_width(string call, long expected) =>
        Assert.That(TestRun.Call($"long f(void) {{ return {call}; }}"), Is.EqualTo(expected));

    [Test]
    public void No_zeros_are_counted_in_a_word_that_is_zero() => Assert.That(
        () => TestRun.Call("long f(void) { return __builtin_clzll(0); }"), Throws.TypeOf<UndefinedException>());
}

using NUnit.Framework;

namespace VtdVerify.Tests.CSubset.Running;

[TestFixture]
internal sealed class Conversions
{
    [TestCase("-1 < 0U", 0)]
    [TestCase("-1L < 0U", 1)]
    [TestCase("-1 < (unsigned short)0", 0 + 1)]
    [TestCase("(unsigned char)255 + 1", 256)]
    [TestCase("(unsigned char)(255 + 1)", 0)]
    [TestCase("(char)200", -56)]
    [TestCase("(int8_t)0x80 >> 1", -64)]
    [TestCase("0x80000000 >> 31", 1)]
    [TestCase("(int)0x80000000 >> 31", -1)]
    [TestCase("~0U", 0xffffffff)]
    [TestCase("~0", -1)]
    [TestCase("~(uint16_t)0", -1)]
    [TestCase("(uint64_t)-1 == UINT64_MAX", 1)]
    [TestCase("(uint64_t)(int32_t)-1 == UINT64_MAX", 1)]
    [TestCase("(uint64_t)(uint32_t)-1", 0xffffffff)]
    [TestCase("4294967295 + 1", 4294967296)]
    [TestCase("4294967295U + 1", 0)]
    [TestCase("0xffffffff + 1", 0)]
    [TestCase("2147483648 > 0", 1)]
    [TestCase("-7 / 2", -3)]
    [TestCase("-7 % 2", -1)]
    [TestCase("-7 / 2U", 2147483644)]
    [TestCase("(bool)0x100", 1)]
    [TestCase("(bool)2 + (bool)3", 2)]
    [TestCase("!!5 + !0", 2)]
    [TestCase("1 ? -1 : 0U", 4294967295)]
    [TestCase("1ULL << 63 >> 63", 1)]
    [TestCase("sizeof(int) + sizeof(long) + sizeof(char *) + sizeof 'a'", 24)]
    [TestCase("3, 4", 4)]
    [TestCase("'a' + 1", 98)]
    [TestCase("MIN(-1, 0U)", 0)]
    [TestCase("MAX(3, 4L)", 4)]
    [TestCase("INT64_MIN < 0", 1)]
    [TestCase("ARRAY_SIZE(((int[3]) { 1, 2, 3 }))", 3)]
    public void An_expression_has_the_value_that_C_gives_it(string expression, long expected) =>
        Assert.That(TestRun.Call($"long f(void) {{ return {expression}; }}"), Is.EqualTo(expected));

    [TestCase("INT64_MIN / -1", "quotient")]
    [TestCase("1 / 0", "divisor")]
    [TestCase("1U % 0U", "divisor")]
    [TestCase("1 << 32", "shift")]
    [TestCase("1 >> -1", "shift")]
    [TestCase("1ULL << 64", "shift")]
    public void What_C_leaves_undefined_ends_the_run(string expression, string rule)
    {
        var error = Assert.Throws<UndefinedException>(() => TestRun.Call($"long f(void) {{ return {expression}; }}"));
        Assert.That(error!.Rule, Does.Contain(rule));
        Assert.That(error.Site.Line, Is.EqualTo(1));
    }

    [TestCase("UINT64_MAX + 1", 0)]
    [TestCase("0U - 1", 0xffffffff)]
    [TestCase("0UL - 1 == UINT64_MAX", 1)]
    [TestCase("INT64_MAX * 1", long.MaxValue)]
    [TestCase("2147483647 + 1", int.MinValue)]
    [TestCase("-2147483647 - 2", int.MaxValue)]
    [TestCase("65536 * 65536", 0)]
    [TestCase("INT64_MAX * 2", -2)]
    [TestCase("-INT64_MIN", long.MinValue)]
    public void Arithmetic_wraps_signed_or_not_as_the_compilers_option_wrapv_says(string expression, long expected) =>
        Assert.That(TestRun.Call($"long f(void) {{ return {expression}; }}"), Is.EqualTo(expected));

    [TestCase("uint8_t x = 250; x += 10; return x;", 4)]
    [TestCase("uint8_t x = 0; x--; return x;", 255)]
    [TestCase("int x = 5; return x++ + 1;", 6)]
    [TestCase("unsigned x = 1; x <<= 31; x >>= 30; return x;", 2)]
    [TestCase("bool b = 4; return b;", 1)]
    [TestCase("struct { unsigned a : 3; int b : 4; } s; s.a = 9; s.b = 9; return s.a * 100 + s.b;", 93)]
    [TestCase("enum { A, B = 5, C } e = C; return e;", 6)]
    [TestCase("int a, b; a = b = 7; a ^= b; return a;", 0)]
    public void Stores_convert_to_the_type_of_the_place(string body, long expected) =>
        Assert.That(TestRun.Call($"long f(void) {{ {body} }}"), Is.EqualTo(expected));
}

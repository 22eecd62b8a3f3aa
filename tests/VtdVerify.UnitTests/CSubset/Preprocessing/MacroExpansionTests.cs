using NUnit.Framework;

namespace VtdVerify.Tests.CSubset.Preprocessing;

/// <summary>What macros are replaced by, and what is said where nobody knows.</summary>
internal sealed class MacroExpansionTests
{
    [TestCaseSource(typeof(PreprocessorCases), nameof(PreprocessorCases.Replaced))]
    public void Macros_are_replaced_where_they_stand(string text, string tokens) => Assert.That(Texts.Tokens(text), Is.EqualTo(tokens));

    [TestCase("#define F(x) x\nF(1, 2)", "2 arguments for the macro 'F'")]
    [TestCase("#define F(x, y) x\nF(1)", "1 arguments for the macro 'F'")]
    [TestCase("#define F(x) x\nF(1", "the macro 'F', whose arguments are not seen to their end")]
    [TestCase("#define F(x) x\nF(\n#define G 1\nG)", "the macro 'F', whose arguments are not seen to their end")]
    [TestCase("#define F(x) x\nF", "the macro 'F', whose arguments are not seen")]
    [TestCase("#define P(a, b) a ## b\nP(+, 1)", "'+' and '1', which make no token together")]
    [TestCase("#define F(x, x) x\nF(1, 1)", "the macro 'F', whose definition is not read")]
    [TestCase("#define F(x) #y\nF(1)", "the macro 'F', whose definition is not read")]
    [TestCase("#define F(...) __VA_OPT__(1)\nF(1)", "the macro 'F', whose definition is not read")]
    [TestCase("#define L __LINE__\n#define F(x) x\nF(\nL)", "__LINE__ in a macro that is used over several lines")]
    [TestCase("__COUNTER__", "'__COUNTER__', which the text alone does not tell")]
    [TestCase("#line 5\n__LINE__", "__LINE__ after #line")]
    [TestCase("_Pragma(\"pack(1)\")", "'_Pragma', which the text alone does not tell")]
    [TestCase("#pragma pack(1)\nx", "code after #pragma pack(1)")]
    [TestCase("#pragma push_macro(\"A\")\nx", "code after #pragma push_macro(\"A\")")]
    [TestCase("#error no\nx", "code after #error no")]
    [TestCase("#import \"a.h\"\nx", "code after #import \"a.h\"")]
    [TestCase("a /\\\n\\\n/ b", "a line continued inside a token where C has the token on one line")]
    [TestCase("#define R\nR\"(\"); a; b(\")\"", "a raw string where C has a string of one line")]
    [TestCase("# 5 \"a.c\"\nx", "code after #5 \"a.c\"")]
    [TestCase("a &\\\n& b", "a line continued inside a token where C has the token on one line")]
    public void What_nobody_can_say_is_named(string text, string reason) =>
        Assert.That(Texts.Unread(text), Does.Contain(reason));

    [Test]
    public void A_token_of_a_macro_has_the_place_of_the_macros_use()
    {
        const string text = "#define SIZE(n) ((n)->end)\nlong size = SIZE(n) + 1;";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Texts.PlaceOf("end", text), Is.EqualTo((2, 13, "SIZE(n)".Length, true)));
            Assert.That(Texts.PlaceOf("1", text), Is.EqualTo((2, 23, 1, false)));
        }
    }

    [Test]
    public void What_doubles_at_each_step_is_stopped()
    {
        var steps = string.Concat(Enumerable.Range(0, 40).Select(i => $"#define S{i} S{i + 1} S{i + 1}\n"));
        Assert.That(Texts.Unread($"{steps}S0"), Has.Some.StartsWith("macros that make more than"));
    }
}

using NUnit.Framework;

namespace VtdVerify.Tests.CSubset.Preprocessing;

/// <summary>Which branch of a condition is compiled, and what is said where nobody knows.</summary>
internal sealed class ConditionTests
{
    [TestCaseSource(typeof(PreprocessorCases), nameof(PreprocessorCases.Decided))]
    public void What_the_text_settles_is_known(string text) => Assert.That(Texts.Unread(text), Is.Empty);

    [TestCase("#if 1\na\n#elif 1\nb\n#else\nc\n#endif", "a")]
    [TestCase("#if 0\na\n#elif 1\nb\n#else\nc\n#endif", "b")]
    [TestCase("#if 0\na\n#elif 0\nb\n#else\nc\n#endif", "c")]
    [TestCase("#if 0\n#if 1\na\n#else\nb\n#endif\n#else\nc\n#endif", "c")]
    [TestCase("#ifdef NO\n#else\nb\n#endif", "", "'NO'")]
    [TestCase("#define NO\n#undef NO\n#ifdef NO\na\n#else\nb\n#endif", "b")]
    [TestCase("#if 0\ndon't @ \"\n#endif\na", "a")]
    [TestCase("#ifndef GUARD_H\n#define GUARD_H\na\n#endif", "a")]
    [TestCase("#if UNKNOWN && 0\na\n#else\nb\n#endif", "b")]
    [TestCase("#if UNKNOWN || 1\na\n#else\nb\n#endif", "a")]
    [TestCase("#ifdef CONFIG_X\na\n#else\nb\n#endif", "a", "'CONFIG_X'")]
    [TestCase("#if 0\n#elif defined(CONFIG_X)\na\n#else\nb\n#endif", "a", "'CONFIG_X'")]
    [TestCase("#if 0\n#elifdef CONFIG_X\na\n#else\nb\n#endif", "a", "'CONFIG_X'")]
    [TestCase("#if CONFIG_X > 1\na\n#endif", "a", "'CONFIG_X'")]
    [TestCase("#if __has_include(<x.h>)\na\n#endif", "a", "'__has_include'")]
    [TestCase("#if\na\n#endif", "a", "the condition ''")]
    [TestCase("#if 1 +\na\n#endif", "a", "a condition with the end of the text")]
    public void One_branch_is_read_and_what_is_missing_is_named(string text, string tokens, string? missing = null)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Texts.Tokens(text), Is.EqualTo(tokens));
            Assert.That(Texts.Unread(text), missing is null ? Is.Empty : Has.One.EndsWith($"{missing} is not known"));
        }
    }

    [TestCase("#ifdef CONFIG_X\n#define A 1\n#endif\nA", "the macro 'A', code under #ifdef CONFIG_X: 'CONFIG_X' is not known")]
    [TestCase("#ifdef CONFIG_X\n#else\n#undef A\n#endif\nA", "the macro 'A', code under #ifdef CONFIG_X: 'CONFIG_X' is not known")]
    [TestCase("a\n#endif", "code before #endif: its condition is not shown")]
    [TestCase("a\n#else\nb\n#endif", "code before #else: its condition is not shown")]
    [TestCase("#if 0\na", "code under a condition whose lines are not all shown")]
    public void What_a_condition_leaves_open_is_named_where_it_is_used(string text, string reason) =>
        Assert.That(Texts.Unread(text), Does.Contain(reason));
}

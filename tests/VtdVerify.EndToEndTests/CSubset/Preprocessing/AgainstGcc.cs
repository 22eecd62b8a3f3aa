using NUnit.Framework;
using VtdVerify.Tests.CSubset.Running;

namespace VtdVerify.Tests.CSubset.Preprocessing;

/// <summary>What the preprocessor makes of a text, GCC must make of it.</summary>
[Category("EndToEnd")]
[Category("Compiler")]
internal sealed class AgainstGcc
{
    [TestCaseSource(typeof(PreprocessorCases), nameof(PreprocessorCases.Replaced))]
    public void GCC_replaces_macros_the_same_way(string text, string tokens) =>
        Assert.That(Texts.Written(Gcc.Preprocessed(text)), Is.EqualTo(tokens));

    [TestCaseSource(typeof(PreprocessorCases), nameof(PreprocessorCases.Decided))]
    public void GCC_decides_conditions_the_same_way(string text) =>
        Assert.That(Texts.Written(Gcc.Preprocessed(text)), Is.EqualTo(Texts.Tokens(text)));
}

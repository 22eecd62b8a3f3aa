using CsCheck;
using NUnit.Framework;
using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Tests.CSubset.Syntax;

[TestFixture]
internal sealed class ParserFuzz
{
    [Test]
    public void Random_characters_give_a_tree_or_diagnostics() =>
        Property.Holds(Gen.String[Gen.Char[(char)0, (char)0x2ff], 0, 300], Read);

    [Test]
    public void Random_tokens_give_a_tree_or_diagnostics()
    {
        string[] words = [.. Samples.File.Split(' ', '\n'), "(", ")", "{", "}", "*", "int", "#if", "\n", "\"", "/*", "*/", "typedef", ";"];
        Property.Holds(Gen.Int[0, words.Length - 1].Select(i => words[i]).Array[0, 120].Select(parts => string.Join(' ', parts)), Read);
    }

    [Test]
    public void Every_truncation_gives_a_tree_or_diagnostics()
    {
        for (var length = 0; length < Samples.File.Length; length += 3)
        {
            Read(Samples.File[..length]);
            Read(Samples.File[length..]);
        }
    }

    private static void Read(string text)
    {
        var unit = CParser.ParseFile(text, "fuzz.c");
        Assert.That(unit.Items.All(item => item.Span.End <= text.Length), Is.True);
    }
}

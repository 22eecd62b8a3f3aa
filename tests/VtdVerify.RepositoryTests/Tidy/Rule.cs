using Microsoft.CodeAnalysis;

namespace VtdVerify.Tests.Tidy;

/// <summary>A convention, and how to find what breaks it.</summary>
/// <param name="Sentence">The convention; the name of its test.</param>
/// <param name="Find">What breaks it in one file.</param>
internal sealed record Rule(string Sentence, Func<SourceFile, IEnumerable<Fault>> Find)
{
    public IEnumerable<string> Faults(SourceFile file) => Find(file).Select(fault => $"{file.Path}:{fault.Line}: {fault.What}");

    public override string ToString() => Sentence;

    /// <summary>A rule on single lines, whatever their language.</summary>
    public static Rule OnLines(string sentence, Func<string, bool> breaks) => new(
        sentence,
        file => file.Lines.Index().Where(line => breaks(line.Item)).Select(line => new Fault(line.Index + 1, line.Item.Trim())));
}

/// <summary>A place that breaks a rule.</summary>
/// <param name="Line">From 1.</param>
internal sealed record Fault(int Line, string What)
{
    public static Fault At(SyntaxNode node, string what) => new(LineOf(node.GetLocation()), what);

    public static Fault At(SyntaxTrivia trivia, string what) => new(LineOf(trivia.GetLocation()), what);

    private static int LineOf(Location place) => place.GetLineSpan().StartLinePosition.Line + 1;
}

using System.Text.RegularExpressions;
using System.Xml.Linq;
using NUnit.Framework;
using VtdVerify.Tests.Cli;

namespace VtdVerify.Tests.Docs;

/// <summary>The picture in the README is the one that the HTML report draws of the first counterexample.</summary>
[Category("EndToEnd")]
internal sealed partial class PictureTests
{
    private const string Picture = "docs/counterexample.svg";
    private const string WriteVariable = "VTDVERIFY_WRITE_DOCS";
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Test]
    public void The_picture_is_that_of_the_report()
    {
        var path = Repository.PathOf(Picture);
        var drawn = Draw(CliRun.Of("check", Inputs.WrappingKey, "--html", "-").Output);
        if (Environment.GetEnvironmentVariable(WriteVariable) == "1")
        {
            File.WriteAllText(path, drawn);
        }

        Assert.That(File.ReadAllText(path), Is.EqualTo(drawn), $"{WriteVariable}=1 writes it anew");
    }

    /// <summary>The first drawing of a report as a file of its own, with the report's colours.</summary>
    private static string Draw(string report)
    {
        var drawing = XElement.Parse(Drawing().Match(report).Value);
        foreach (var element in drawing.DescendantsAndSelf())
        {
            element.Name = Svg + element.Name.LocalName;
            element.Attributes().Where(attribute => attribute.Name == "data-step").Remove();
        }

        drawing.AddFirst(new XElement(Svg + "style", string.Join('\n', Rules().Matches(report).Select(match => match.Value.Trim()))));
        return $"{drawing}\n";
    }

    [GeneratedRegex("<svg .*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Drawing();

    /// <summary>The colours, for light and dark, and what is said of drawings.</summary>
    [GeneratedRegex(
        @"^:root \{.*?^\}|^@media \(prefers-color-scheme: dark\) \{.*?^\}|^svg [^\n]*", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Rules();
}

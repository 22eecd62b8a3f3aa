using System.Text;
using System.Xml;
using System.Xml.Linq;
using VtdVerify.Reporting.Rendering;

namespace VtdVerify.Reporting.Html;

/// <summary>Elements of a page. Text goes in as text: nothing of a patch is ever read as markup.</summary>
internal static class Markup
{
    private static readonly HashSet<string> WithoutEnd = new(["br", "hr", "meta", "wbr"], StringComparer.Ordinal);

    /// <summary>An element. A string is its text, a pair an attribute, and what is null is left out.</summary>
    public static XElement El(string name, params IEnumerable<object?> content)
    {
        var element = new XElement(name, content.Select(Part));
        if (element.IsEmpty && !WithoutEnd.Contains(name))
        {
            element.Add(string.Empty);
        }

        return element;
    }

    /// <summary>An attribute; null for no attribute.</summary>
    public static XAttribute? At(string name, string? value) => value is null ? null : new XAttribute(name, Clean(value));

    /// <summary>The markup of an element and all within it.</summary>
    public static string Text(XElement element)
    {
        var text = new StringBuilder();
        var settings = new XmlWriterSettings
        {
            OmitXmlDeclaration = true, Indent = false, NewLineHandling = NewLineHandling.None, CheckCharacters = false,
        };
        using (var writer = XmlWriter.Create(text, settings))
        {
            element.Save(writer);
        }

        return text.ToString();
    }

    /// <summary>Text that XML takes and that moves nothing on a screen. It stays on its line, as a log may read one as a command.</summary>
    public static string Clean(string text) =>
        Printable.Clean(string.Concat(text.ReplaceLineEndings(" ").EnumerateRunes()));

    /// <summary>A line of code, with the feed at its end.</summary>
    public static XText Line(string text) => new(Clean(text) + "\n");

    private static object? Part(object? part) => part switch
    {
        string text => Clean(text),
        IEnumerable<XElement?> many => many,
        _ => part,
    };
}

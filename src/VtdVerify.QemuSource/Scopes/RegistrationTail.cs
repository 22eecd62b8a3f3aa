using System.Text.RegularExpressions;
using VtdVerify.CSubset.Headers;
using VtdVerify.CSubset.Syntax;
using VtdVerify.QemuSource.Files;
using VtdVerify.QemuSource.Reading;
using VtdVerify.Terms;

namespace VtdVerify.QemuSource.Scopes;

/// <summary>
/// A function from the statement on that has a registration, for one of which the configuration decides what comes before: only the
/// section must be left there as it is.
/// </summary>
internal static class RegistrationTail
{
    /// <summary>The rest of the function.</summary>
    /// <exception cref="UnsupportedException">The configuration decides on the rest, or the section may be changed before it.</exception>
    public static TreeFunction Of(TreeFunction function, CodeSite site, string sectionRecord)
    {
        var definition = function.Definition;
        var items = definition.Body.Items;
        var first = items.ToList().FindIndex(item => Lines(definition, item) is var (from, to) && from <= site.Line && site.Line <= to);
        if (first < 0)
        {
            throw new UnsupportedException(definition.Unread!, site);
        }

        var source = definition.Source;
        var parameters = definition.Signature.Type.Parameters;
        var sections = parameters.Where(parameter => IsPointerTo(parameter.Type, sectionRecord)).Select(parameter => parameter.Name);
        foreach (var section in sections.OfType<string>())
        {
            RequireOnlyRead(section, source.Text[definition.Body.Span.Start..items[first].Span.Start], site);
        }

        return FunctionTail.Of(function, first, site);
    }

    private static (int From, int To) Lines(FunctionDefinition function, CStatement statement) =>
        (statement.Span.Line, statement.Span.Line + function.Source.LinesOf(statement.Span) - 1);

    private static bool IsPointerTo(TypeSyntax type, string record) =>
        type is PointerTypeSyntax { Target: NamedTypeSyntax named } && named.Name == record;

    /// <summary>It is handed on, or its members are read, and nothing else.</summary>
    private static void RequireOnlyRead(string section, string text, CodeSite site)
    {
        var tokens = NamesOf.Canonical(text, "file");
        var read = $@"(?<![&+-] |\+\+ |-- ){section} -> \w+ (?!(?:[-+*/%&|^]|<<|>>)?= |\+\+|--|\.|->|\[)|(?<=[(,] ){section} (?=[,)])";
        if (Count($@"\b{section}\b") != Count(read))
        {
            throw new UnsupportedException($"what becomes of {section} before", site);
        }

        int Count(string pattern) => Regex.Count(tokens, pattern, RegexOptions.CultureInvariant);
    }
}

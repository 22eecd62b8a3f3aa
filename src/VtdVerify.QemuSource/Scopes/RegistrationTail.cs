using System.Text.RegularExpressions;
using VtdVerify.CSubset.Headers;
using VtdVerify.CSubset.Syntax;
using VtdVerify.QemuSource.Files;
using VtdVerify.Terms;

namespace VtdVerify.QemuSource.Scopes;

/// <summary>
/// A function from the statement on that has a registration, for one of which the configuration decides what comes before. The variables
/// of the part that is left out may have any value, so what it does matters no further; only the section must be left as it is.
/// </summary>
internal static class RegistrationTail
{
    /// <summary>The rest of the function, with the variables as parameters.</summary>
    /// <exception cref="UnsupportedException">The configuration decides on the rest, or the section may be changed before it.</exception>
    public static TreeFunction Of(TreeFunction function, CodeSite site, string sectionRecord)
    {
        var definition = function.Definition;
        var items = definition.Body.Items;
        var first = items.ToList().FindIndex(item => Lines(definition, item) is var (from, to) && from <= site.Line && site.Line <= to);
        if (first < 0 || IsConditional(function, items[first]))
        {
            throw new UnsupportedException(definition.Unread!, site);
        }

        var source = definition.Source;
        var parameters = definition.Signature.Type.Parameters;
        var (kept, rest) = (items.Skip(first).ToList(), source.Text[items[first].Span.Start..definition.Span.End]);
        var sections = parameters.Where(parameter => IsPointerTo(parameter.Type, sectionRecord)).Select(parameter => parameter.Name);
        foreach (var section in sections.OfType<string>())
        {
            RequireOnlyRead(section, source.Text[definition.Body.Span.Start..items[first].Span.Start], site);
        }

        var mentioned = NamesOf.Words(rest, function.File.Path).ToHashSet(StringComparer.Ordinal);
        var locals = items.Take(first).OfType<DeclarationStatement>().SelectMany(item => item.Declaration.Declarators)
            .Where(local => mentioned.Contains(local.Name))
            .Select(local => new ParameterSyntax(local.Name, local.Type, local.Span));
        var (type, start) = (definition.Signature.Type, items[first].Span);
        return function with
        {
            Definition = definition with
            {
                Body = definition.Body with { Items = kept },
                Span = start with { Length = definition.Span.End - start.Start },
                Signature = definition.Signature with { Type = type with { Parameters = [.. parameters, .. locals] } },
                Unread = null,
            },
        };
    }

    private static (int From, int To) Lines(FunctionDefinition function, CStatement statement) =>
        (statement.Span.Line, statement.Span.Line + function.Source.LinesOf(statement.Span) - 1);

    /// <summary>Whether a condition of the preprocessor is open where the statement begins, or begins behind that.</summary>
    private static bool IsConditional(TreeFunction function, CStatement statement)
    {
        var directives = function.File.Unit.Directives.Where(directive => directive.IsConditional).ToList();
        var open = directives.Where(directive => directive.Span.Start < statement.Span.Start).Sum(directive => directive.Name switch
        {
            "if" or "ifdef" or "ifndef" => 1,
            "endif" => -1,
            _ => 0,
        });
        return open != 0 || directives.Exists(directive =>
            directive.Span.Start >= statement.Span.Start && directive.Span.Start < function.Definition.Span.End);
    }

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

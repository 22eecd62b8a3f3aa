using VtdVerify.CSubset.Headers;
using VtdVerify.CSubset.Syntax;
using VtdVerify.QemuSource.Files;
using VtdVerify.Terms;

namespace VtdVerify.QemuSource.Reading;

/// <summary>
/// A function from one of its statements on. The variables of the part that is left out become parameters: with any value of theirs, it
/// does not matter what that part does.
/// </summary>
internal static class FunctionTail
{
    /// <summary>The rest of the function.</summary>
    /// <param name="first">The first statement of its body that is kept.</param>
    /// <exception cref="UnsupportedException">The configuration decides on the rest.</exception>
    public static TreeFunction Of(TreeFunction function, int first, CodeSite site)
    {
        var definition = function.Definition;
        var items = definition.Body.Items;
        if (IsConditional(function, items[first]))
        {
            throw new UnsupportedException(definition.Unread ?? "a condition of the preprocessor", site);
        }

        var (type, start) = (definition.Signature.Type, items[first].Span);
        var rest = definition.Source.Text[start.Start..definition.Span.End];
        var mentioned = NamesOf.Words(rest, function.File.Path).ToHashSet(StringComparer.Ordinal);
        var locals = items.Take(first).OfType<DeclarationStatement>().SelectMany(item => item.Declaration.Declarators)
            .Where(local => mentioned.Contains(local.Name))
            .Select(local => new ParameterSyntax(local.Name, local.Type, local.Span));
        return function with
        {
            Definition = definition with
            {
                Body = definition.Body with { Items = [.. items.Skip(first)] },
                Span = start with { Length = definition.Span.End - start.Start },
                Signature = definition.Signature with { Type = type with { Parameters = [.. type.Parameters, .. locals] } },
                Unread = null,
            },
        };
    }

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
}

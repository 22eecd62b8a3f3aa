using System.Text.RegularExpressions;
using VtdVerify.CSubset.Headers;
using VtdVerify.CSubset.Syntax;
using VtdVerify.QemuSource.Files;

namespace VtdVerify.QemuSource.Walks;

/// <summary>
/// Static arrays of the file that one function fills, by assignments to single elements. Its statements that do so, with the conditions
/// around them, become a function of their own; the variables of that function have any value there, so nothing else of it matters.
/// </summary>
internal static class FilledArrays
{
    /// <summary>For each array that the functions mention a function that fills it; arrays that are filled otherwise have none.</summary>
    public static IReadOnlyList<(string Array, TreeFunction Filler)> Of(TreeFile file, IReadOnlyList<TreeFunction> readers)
    {
        var mentioned = readers.SelectMany(reader => NamesOf.Text(reader.Text, file.Path)).ToHashSet(StringComparer.Ordinal);
        var arrays = file.Unit.Items.OfType<TopLevelDeclaration>().Select(item => item.Declaration)
            .Where(declaration => declaration.Storage == StorageClass.Static)
            .SelectMany(declaration => declaration.Declarators)
            .Where(declarator => declarator is { Type: ArrayTypeSyntax, Initializer: null } && mentioned.Contains(declarator.Name))
            .Select(declarator => declarator.Name);
        return [.. from array in arrays
            let filler = FillerOf(file, array)
            where filler is not null
            select (array, filler)];
    }

    private static TreeFunction? FillerOf(TreeFile file, string array)
    {
        var mentioning = file.Unit.Functions.Where(function => Count(function.Source.Slice(function.Span), array) > 0).ToList();
        var inFunctions = mentioning.Sum(function => Count(function.Source.Slice(function.Span), array));
        var writers = mentioning.Where(function => !OnlyReads(function, array)).ToList();
        return inFunctions + 1 == Count(file.Unit.Source.Text, array) && writers is [var writer] && Sliced(writer, array) is { } filler
            ? new TreeFunction(file, filler)
            : null;
    }

    /// <summary>How often a text mentions a name, without comments.</summary>
    public static int Count(string text, string name) =>
        text.Contains(name, StringComparison.Ordinal)
            ? Regex.Count(NamesOf.Canonical(text, "file"), $@"\b{Regex.Escape(name)}\b", RegexOptions.CultureInvariant)
            : 0;

    private static bool OnlyReads(FunctionDefinition function, string array)
    {
        var all = SyntaxWalk.Expressions(function.Body).ToList();
        var elements = all.OfType<IndexExpression>().Where(element => element.Array is NameExpression name && name.Name == array).ToList();
        var written = all.Select(SyntaxWalk.Target).ToList();
        return elements.Count == Count(function.Source.Slice(function.Span), array)
            && !elements.Exists(element => written.Exists(target => ReferenceEquals(target, element)));
    }

    /// <summary>Null where the function does something else with the array, or may leave before the end.</summary>
    private static FunctionDefinition? Sliced(FunctionDefinition function, string array)
    {
        if (Statements(function.Body).Any(statement => statement is ReturnStatement or GotoStatement)
            || Slice(function.Body, array) is not BlockStatement body)
        {
            return null;
        }

        var kept = Statements(body).OfType<ExpressionStatement>().ToList();
        var (start, end) = (kept[0].Span.Start, kept[^1].Span.End);
        var text = string.Join('\n', SyntaxWalk.Expressions(body).OfType<NameExpression>().Select(name => name.Name));
        var locals = Statements(function.Body).OfType<DeclarationStatement>().SelectMany(d => d.Declaration.Declarators)
            .Where(local => Count(text, local.Name) > 0)
            .Select(local => new ParameterSyntax(local.Name, local.Type, local.Span));
        var type = function.Signature.Type;
        return function with
        {
            Body = body,
            Span = kept[0].Span with { Start = start, Length = end - start },
            Signature = function.Signature with
            {
                Name = $"{array} as {function.Name} fills it",
                Type = type with { Parameters = [.. type.Parameters, .. locals], Returns = new BuiltinTypeSyntax("void", type.Span) },
            },
        };
    }

    private static IEnumerable<CStatement> Statements(CNode node) =>
        SyntaxWalk.Children(node).SelectMany(Statements).Concat(node is CStatement statement ? [statement] : []);

    /// <summary>What is left of a statement; null where nothing is.</summary>
    /// <exception cref="NotSliced">The array is used in another way.</exception>
    private static CStatement? Slice(CStatement statement, string array)
    {
        try
        {
            return Part(statement, array);
        }
        catch (NotSliced)
        {
            return null;
        }
    }

    private static CStatement? Part(CStatement statement, string array)
    {
        if (!SyntaxWalk.Expressions(statement).Any(expression => expression is NameExpression name && name.Name == array))
        {
            return null;
        }

        return statement switch
        {
            BlockStatement block => block with { Items = [.. block.Items.Select(item => Part(item, array)).OfType<CStatement>()] },
            IfStatement branch when !Mentions(branch.Condition, array) => branch with
            {
                Then = Part(branch.Then, array) ?? new EmptyStatement(branch.Span),
                Else = branch.Else is null ? null : Part(branch.Else, array),
            },
            ExpressionStatement { Expression: AssignmentExpression { Target: var target } given }
                when target is IndexExpression { Array: NameExpression, Index: IntegerLiteral } && !Mentions(given.Value, array) =>
                statement,
            _ => throw new NotSliced(),
        };
    }

    private static bool Mentions(CExpression expression, string array) =>
        SyntaxWalk.Expressions(expression).Any(part => part is NameExpression name && name.Name == array);

    private sealed class NotSliced : Exception;
}

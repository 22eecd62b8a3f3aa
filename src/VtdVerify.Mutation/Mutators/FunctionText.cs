using VtdVerify.CSubset.Fragments;
using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Mutation.Mutators;

/// <summary>Statements of one function with the text that they were parsed from.</summary>
/// <param name="Body">The function's body; null for a run of statements of a function that is seen in part.</param>
internal sealed record FunctionText(
    string Name, SourceText Source, FunctionSignature? Signature, BlockStatement? Body, IReadOnlyList<CStatement> Statements)
{
    public bool ReturnsNothing => Signature?.Type.Returns is BuiltinTypeSyntax { Words: "void" };

    public IEnumerable<Place> Places() =>
        Body is null
            ? Statements.SelectMany(statement => new Place(statement, [], this).All())
            : new Place(Body, [], this).All();

    /// <summary>
    /// The functions of a subject. Declarations of a function whose rest is hidden are left out: what they declare is the rest's, and
    /// nobody can say what it does with them.
    /// </summary>
    public static IEnumerable<FunctionText> Of(FragmentFunctions functions)
    {
        foreach (var whole in functions.Whole)
        {
            var definition = whole.Definition;
            yield return new FunctionText(whole.Name, definition.Source, definition.Signature, definition.Body, definition.Body.Items);
        }

        foreach (var partial in functions.Partial)
        {
            foreach (var run in partial.Runs)
            {
                var statements = run.Statements.Where(statement => statement is not DeclarationStatement).ToList();
                yield return new FunctionText(partial.Name, run.Source, partial.Signature, null, statements);
            }
        }
    }
}

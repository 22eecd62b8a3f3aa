using VtdVerify.CSubset;
using VtdVerify.CSubset.Fragments;
using VtdVerify.Mutation.Mutators;
using VtdVerify.Subjects;

namespace VtdVerify.Tests.Mutation;

/// <summary>Statements of a function after each change that a mutator makes.</summary>
internal static class MutatedCode
{
    private const string Opening = "static void f(VTDAddressSpace *as, IOMMUNotifier *n)\n{\n";

    public static IMutator Mutator(string id) => MutatorCatalog.All.Single(mutator => mutator.Id == id);

    public static IReadOnlyList<string> Of(IMutator mutator, string statements)
    {
        var function = Function(statements);
        return [.. function.Places().SelectMany(mutator.Mutate).Select(edit => Apply(function, edit)).Distinct()];
    }

    public static FunctionText Function(string statements)
    {
        var lines = $"{Opening}    {statements}\n}}".Split('\n').Select(line => new SourceLine(line, Changed: true));
        return FunctionText.Of(FragmentReader.Read([new SourceSegment("f.c", 1, [.. lines], null)], CSubject.TypeNames)).Single();
    }

    private static string Apply(FunctionText function, Edit edit)
    {
        var text = function.Source.Text;
        var changed = string.Concat(text.AsSpan(0, edit.Span.Start), edit.Text, text.AsSpan(edit.Span.End));
        var begin = changed.IndexOf('{', StringComparison.Ordinal);
        var inside = changed[begin..].TrimEnd();
        return Pieces.OneLine(inside == "{ }" ? inside : inside[1..^1]);
    }
}

using System.Text.RegularExpressions;
using VtdVerify.CSubset.Syntax;
using VtdVerify.Mutation.Mutants;
using VtdVerify.Mutation.Mutators;

namespace VtdVerify.Repair.Candidates;

/// <summary>Counts the local variables that edits take the last use of: QEMU's own builds stop at a variable that nobody uses.</summary>
internal sealed partial class LeftUnused
{
    // Asked for once something mends, which is seldom.
    private readonly Lazy<ILookup<string, Local>> locals;

    public LeftUnused(MutationTarget target) => locals = new(() => target.Functions
        .SelectMany(function => LocalsOf(function).Select(local => (function.Name, local)))
        .ToLookup(one => one.Name, one => one.local, StringComparer.Ordinal));

    /// <summary>Those that are used without the edits, and with them are not.</summary>
    public int By(Candidate candidate) => candidate.Edits.GroupBy(edit => edit.Function, StringComparer.Ordinal)
        .Sum(edits => locals.Value[edits.Key].Count(local =>
            local.Uses > 0 && local.Uses + edits.Sum(edit => Count(local.Name, edit.Replacement) - Count(local.Name, edit.Original)) <= 0));

    private static IEnumerable<Local> LocalsOf(FunctionText function)
    {
        if (function.Body is not { } body)
        {
            return [];
        }

        var words = Word().Matches(function.Source.Slice(body.Span)).CountBy(word => word.Value).ToDictionary(StringComparer.Ordinal);
        return SyntaxWalk.Nodes(body).OfType<DeclarationStatement>()
            .SelectMany(statement => statement.Declaration.Declarators)
            .GroupBy(declarator => declarator.Name, StringComparer.Ordinal)
            .Select(named => new Local(named.Key, words.GetValueOrDefault(named.Key) - named.Count()));
    }

    private static int Count(string name, string text) => Word().Matches(text).Count(word => word.Value == name);

    [GeneratedRegex(@"\b[A-Za-z_]\w*")]
    private static partial Regex Word();

    /// <summary>A variable of a function, and how often the function names it besides where it is declared.</summary>
    private sealed record Local(string Name, int Uses);
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using VtdVerify.Mutation.Mutators;

namespace VtdVerify.Mutation.Mutants;

/// <summary>Makes the mutants of a target: each text once, in the order of the source.</summary>
internal static class MutantGenerator
{
    private const int HashLength = 8;

    /// <summary>Every mutant that the mutators make and that is asked for.</summary>
    public static IReadOnlyList<Mutant> Generate(MutationTarget target, MutantSelection selection)
    {
        var drafts = target.Functions
            .Where(function => selection.Function is null || function.Name == selection.Function)
            .SelectMany(Drafts)
            .Where(draft => !selection.ChangedOnly || target.IsChanged(draft.Edit.Span, draft.LastLine))
            .OrderBy(draft => draft.Edit.Span.File, StringComparer.Ordinal)
            .ThenBy(draft => draft.Edit.Span.Line)
            .ThenBy(draft => draft.Edit.Span.Start);
        return selection.PartOf(Numbered(drafts));
    }

    /// <summary>Every change that the makers make of one place, each resulting text once, the first maker's.</summary>
    public static IReadOnlyList<Mutant> Generate(
        MutationTarget target, IReadOnlyList<(string Id, Func<Place, IEnumerable<Edit>> Make)> makers) =>
        [.. Numbered(target.Functions.SelectMany(function =>
            Drafts(function, makers).Where(draft => draft.IsChange).DistinctBy(draft => draft.Result)))];

    private static IEnumerable<Draft> Drafts(
        FunctionText function, IReadOnlyList<(string Id, Func<Place, IEnumerable<Edit>> Make)> makers)
    {
        var places = function.Places().ToList();
        return makers.SelectMany(maker => places.SelectMany(maker.Make)
            .Select(edit => new Draft(function, maker.Id, WithSameLines(function, edit))));
    }

    /// <summary>
    /// A function's changes, each resulting text once: the first mutator of the catalogue has it. The faults of the past name the
    /// change that they are; those that no mutator makes are changes of their own.
    /// </summary>
    private static IEnumerable<Draft> Drafts(FunctionText function)
    {
        var places = function.Places().ToList();
        var faults = HistoricFaults.In(places)
            .Select(found => (found.Fault.Id, Draft: new Draft(function, HistoricFaults.MutatorId, WithSameLines(function, found.Edit))))
            .Where(found => found.Draft.IsChange)
            .ToLookup(found => found.Draft.Result);
        var drafts = MutatorCatalog.All.SelectMany(mutator => places.SelectMany(mutator.Mutate)
            .Select(edit => new Draft(function, mutator.Id, WithSameLines(function, edit))));
        return drafts.Where(draft => draft.IsChange)
            .Concat(faults.Select(same => same.First().Draft))
            .DistinctBy(draft => draft.Result)
            .Select(draft => draft with { Faults = [.. faults[draft.Result].Select(found => found.Id).Distinct()] });
    }

    /// <summary>The change with as many line ends as it takes away, so that the rest of the file stays where it is.</summary>
    private static Edit WithSameLines(FunctionText function, Edit edit)
    {
        var wanted = function.Source.Slice(edit.Span).Count(c => c == '\n');
        var text = edit.Text.Count(c => c == '\n') > wanted ? Pieces.OneLine(edit.Text) : edit.Text;
        return edit with { Text = text + new string('\n', wanted - text.Count(c => c == '\n')) };
    }

    private static IEnumerable<Mutant> Numbered(IEnumerable<Draft> drafts)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var draft in drafts)
        {
            var key = $"{draft.Function.Name}/{draft.MutatorId}/{Hash(draft)}";
            var count = seen[key] = seen.GetValueOrDefault(key) + 1;
            yield return draft.ToMutant(string.Create(CultureInfo.InvariantCulture, $"{key}-{count}"));
        }
    }

    private static string Hash(Draft draft)
    {
        var text = $"{Pieces.OneLine(draft.Original)}\n{Pieces.OneLine(draft.Edit.Text)}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashLength];
    }

    private sealed record Draft(FunctionText Function, string MutatorId, Edit Edit)
    {
        public IReadOnlyList<string> Faults { get; init; } = [];

        public bool IsChange => Pieces.OneLine(Original) != Pieces.OneLine(Edit.Text);

        public string Original => Function.Source.Slice(Edit.Span);

        public int LastLine => Edit.Span.Line + Original.Count(c => c == '\n');

        /// <summary>The function's text with the change, without its white space: two mutants that differ in that alone are one.</summary>
        public string Result
        {
            get
            {
                var text = Function.Source.Text;
                return Pieces.OneLine(string.Concat(text.AsSpan(0, Edit.Span.Start), Edit.Text, text.AsSpan(Edit.Span.End)));
            }
        }

        public Mutant ToMutant(string id)
        {
            var lastLineStart = Original.LastIndexOf('\n') + 1;
            var column = (lastLineStart == 0 ? Edit.Span.Column : 1) + Original.Length - lastLineStart;
            return new Mutant(
                id, MutatorId, Function.Name, Edit.Span, new SourcePosition(LastLine, column), Original, Edit.Text, Faults);
        }
    }
}

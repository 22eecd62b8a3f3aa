using VtdVerify.CSubset.Headers;
using VtdVerify.CSubset.Running;
using VtdVerify.CSubset.Syntax;
using VtdVerify.QemuSource.Files;

namespace VtdVerify.QemuSource.Reading;

/// <summary>
/// Macros of a tree are taken from its headers without walking through all of them in order. That is what a compiler does where a name has
/// one definition, before the function, and means nothing else; other uses are not read.
/// </summary>
/// <param name="files">The function's file and the headers that it includes.</param>
/// <param name="taken">The macros that were taken.</param>
/// <param name="meansMore">Whether the program has a type, constant, variable or function of the name.</param>
internal sealed class MacroUse(
    IReadOnlyList<TreeFile> files, IReadOnlySet<string> taken, StandIns standIns, Func<string, bool> meansMore)
{
    private readonly StatedTexts stated = new(files);
    private IReadOnlyList<string>? relied;

    /// <summary>What patches did to the tree.</summary>
    public PatchMarks Marks { get; init; } = PatchMarks.None;

    /// <summary>The words of all declarations and macros that the program relies on.</summary>
    public IReadOnlyList<string> Relied { get; init; } = [];

    /// <summary>Whether the tree's definition of the name is passed over, as its meaning is stated here.</summary>
    public static bool IsStated(string name) => Builtins.Has(name) || StandIns.WithWideWords.Declares(name)
        || Builtins.IsMessage(name) || Builtins.IsQuestion(name) || CWords.IsKeyword(name);

    /// <summary>Why a stated meaning of the function's words may not be the tree's; null where it is.</summary>
    public string? OtherwiseBecause(TreeFunction function)
    {
        relied ??= [.. Relied.Where(IsStated)];
        var reached = stated.Reached(NamesOf.Words(function.Text, function.File.Path).Where(IsStated).Concat(relied));
        return reached.Where(Marks.Changed.ContainsKey)
            .Select(word => $"'{word}', which the patch changes in {Marks.Changed[word]}")
            .Concat(Pasted(reached))
            .FirstOrDefault() ?? stated.UnknownOf(reached);
    }

    /// <summary>A stated name that may come from a macro that pastes, where a patch touches one: the tree's own definition of it.</summary>
    private IEnumerable<string> Pasted(IEnumerable<string> words)
    {
        var pasted = PastedNames.In(Marks.Pasting, []);
        return words.Where(word => !CWords.IsKeyword(word) && pasted.MayBe(word))
            .Select(word => $"'{word}', which a macro that the patch changes in {Marks.Pasting[0].Path} may define");
    }

    /// <summary>What of a function's macros is not read; null where all of them are.</summary>
    public string? UnreadBecause(TreeFunction function)
    {
        var (start, end) = (function.Definition.Span.Start, function.Definition.Span.End);
        var directives = function.File.Unit.Directives.Where(d => d is { Name: "define" or "undef" }).ToList();
        if (directives.Find(d => start <= d.Span.Start && d.Span.Start < end) is { } inside)
        {
            return $"#{inside.Name} {inside.Argument} inside a function";
        }

        var own = directives.GroupBy(DeclarationIndex.MacroName, StringComparer.Ordinal)
            .ToDictionary(d => d.Key, d => d.ToList(), StringComparer.Ordinal);
        var members = NamesOf.Members(function.Text).ToHashSet(StringComparer.Ordinal);
        var locals = LocalsOf(function.Definition).ToHashSet(StringComparer.Ordinal);
        var names = NamesOf.Text(function.Text, function.File.Path).ToHashSet(StringComparer.Ordinal);
        return OtherwiseBecause(function) ?? NamesOf.Words(function.Text, function.File.Path)
            .Where(word => standIns.Prelude.TypeNames.Contains(word) || (!Builtins.Has(word) && !standIns.Declares(word)))
            .Select(word => IsMacro(word) && (locals.Contains(word) || standIns.Prelude.TypeNames.Contains(word))
                ? Besides(word)
                : Problem(word, own.GetValueOrDefault(word, []), end, members)
                ?? (names.Contains(word) ? Untaken(word) : null))
            .FirstOrDefault(problem => problem is not null);
    }

    private string? Untaken(string word) =>
        IsMacro(word) && !taken.Contains(word) ? $"the macro '{word}', whose definition is not read" : null;

    private bool IsMacro(string word) => files.Any(file => file.Index.Macro(word) is not null);

    private string? Problem(string word, List<Directive> own, int end, HashSet<string> members)
    {
        if (own.Count == 0 && !IsMacro(word))
        {
            return null;
        }

        return own.Count > 1 ? $"'{word}', which the file defines or undefines more than once"
            : own is [{ Name: "undef" }] ? $"'{word}', which the file undefines"
            : own is [var only] && only.Span.Start >= end ? $"'{word}', which the file defines behind its use"
            : CWords.IsKeyword(word) || members.Contains(word) || meansMore(word) ? Besides(word)
            : null;
    }

    private static string Besides(string word) => $"'{word}', which is a macro and a name besides";

    private static IEnumerable<string> LocalsOf(FunctionDefinition function) =>
        function.Signature.Type.Parameters.Select(parameter => parameter.Name).OfType<string>()
            .Concat(SyntaxWalk.Nodes(function.Body).OfType<DeclarationStatement>()
                .SelectMany(d => d.Declaration.Declarators).Select(d => d.Name));
}

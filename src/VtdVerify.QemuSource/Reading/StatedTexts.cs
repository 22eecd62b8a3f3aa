using System.Security.Cryptography;
using System.Text;
using VtdVerify.CSubset.Headers;
using VtdVerify.CSubset.Syntax;
using VtdVerify.QemuSource.Files;

namespace VtdVerify.QemuSource.Reading;

/// <summary>
/// How a tree defines the names whose meaning is stated here and not read (<see cref="MacroUse.IsStated"/>), and the macros behind them.
/// Somebody compared each definition in known_texts.tsv with what is stated; any other one may mean something else.
/// </summary>
/// <param name="files">All files that are read.</param>
internal sealed class StatedTexts(IReadOnlyList<TreeFile> files)
{
    private const int HashDigits = 12;

    private static readonly Lazy<ILookup<string, string>> Known = new(() => StandIns.TextOf("known_texts.tsv")
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Where(line => line[0] != '#').Select(line => line.Split('\t')).ToLookup(row => row[0], row => row[1], StringComparer.Ordinal));

    // Many functions use the same names.
    private readonly Dictionary<string, IReadOnlyList<string>> mentions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> unknown = new(StringComparer.Ordinal);

    /// <summary>Some names, and what the macros of these names mention.</summary>
    public IReadOnlySet<string> Reached(IEnumerable<string> names) => NamesOf.Reached(names, name => Kept(mentions, name, MentionsOf));

    /// <summary>The first definition of some names that is not known; null where all are.</summary>
    public string? UnknownOf(IEnumerable<string> names) =>
        names.Select(name => Kept(unknown, name, UnknownOf)).FirstOrDefault(found => found is not null);

    private static T Kept<T>(Dictionary<string, T> kept, string name, Func<string, T> find)
    {
        if (!kept.TryGetValue(name, out var found))
        {
            kept.Add(name, found = find(name));
        }

        return found;
    }

    private IReadOnlyList<string> MentionsOf(string name) =>
        [.. files.SelectMany(file => file.Macros(name)).SelectMany(macro => NamesOf.Words(macro.Argument, name))];

    private string? UnknownOf(string name) => DefinitionsOf(name)
        .Select(text => (Name: name, text.Place, Hash: HashOf(text.Text)))
        .Where(found => !Known.Value[found.Name].Contains(found.Hash, StringComparer.Ordinal))
        .Select(found => $"'{found.Name}', whose meaning is stated, and {found.Place} gives it a definition that is not known "
            + $"({found.Hash})")
        .FirstOrDefault();

    private IEnumerable<(string Place, string Text)> DefinitionsOf(string name) => files.SelectMany(file =>
        file.Macros(name).Select(directive => (PlaceOf(directive.Span), $"{directive.Name} {directive.Argument}"))
            .Concat(from item in file.Index.Find(name) where Defines(item) select (PlaceOf(item.Node.Span), item.Text)));

    private static bool Defines(DeclaredItem item) => item.Node is FunctionDefinition
        || (item.Node is TopLevelDeclaration { Declaration: { Storage: not StorageClass.Typedef } declaration }
            && declaration.Declarators.Any(one => one.Name == item.Name && one.Type is not FunctionTypeSyntax));

    private static string PlaceOf(SourceSpan span) => FormattableString.Invariant($"{span.File}:{span.Line}");

    private static string HashOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(NamesOf.Canonical(text, string.Empty))))[..HashDigits];
}

using VtdVerify.CSubset;
using VtdVerify.CSubset.Headers;
using VtdVerify.CSubset.Syntax;

namespace VtdVerify.QemuSource.Files;

/// <summary>A file of a tree, or what a patch makes of it.</summary>
public sealed class TreeFile
{
    private readonly Lazy<TranslationUnit> unit;
    private readonly Lazy<DeclarationIndex> index;
    private readonly Lazy<string> tokens;
    private readonly Lazy<ILookup<string, Directive>> macros;
    private readonly Lazy<IReadOnlyList<(Directive, IReadOnlyList<string>)>> conditions;

    /// <summary>A file with its text.</summary>
    /// <param name="path">From the tree's root, with <c>/</c> between its parts.</param>
    public TreeFile(string path, FileText text)
    {
        (Path, Text, Lines) = (path, text, text.ForReading());
        unit = new(() => CParser.ParseFile(Joined(), path));
        index = new(() => DeclarationIndex.Of(Unit));
        tokens = new(() => NamesOf.Canonical(Joined(), path));
        macros = new(() => Unit.Directives.Where(directive => directive is { Name: "define" or "undef", Skipped: false })
            .ToLookup(DeclarationIndex.MacroName, StringComparer.Ordinal));
        conditions = new(() => [.. Unit.Directives.Where(IsCondition).Select(one => (one, NamesOf.Words(one.Argument, path)))]);
    }

    public string Path { get; }

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The folder's path without a slash at its end; empty for the root.</summary>
    public string Folder => Path[..Math.Max(0, Path.LastIndexOf('/'))];

    public FileText Text { get; }

    /// <summary>Without their ends; changed where a patch added them.</summary>
    public IReadOnlyList<SourceLine> Lines { get; }

    /// <summary>What could not be read of it is in the diagnostics.</summary>
    public TranslationUnit Unit => unit.Value;

    public DeclarationIndex Index => index.Value;

    /// <summary>As <see cref="NamesOf.Canonical"/> gives them.</summary>
    public string Tokens => tokens.Value;

    /// <summary>All that the file defines a macro as, under whatever condition, and where it undefines it.</summary>
    public IEnumerable<Directive> Macros(string name) => macros.Value[name];

    /// <summary>The file's conditions, each with the words that it asks for.</summary>
    public IReadOnlyList<(Directive Condition, IReadOnlyList<string> Words)> Conditions => conditions.Value;

    /// <summary>Whether a line has a text in it, be it in a comment or as a part of a word.</summary>
    public bool Mentions(string text) => Lines.Any(line => line.Text.Contains(text, StringComparison.Ordinal));

    /// <summary>Functions of the file, what they name of it, what that names, and so on, in the file's order.</summary>
    public IReadOnlyList<TreeFunction> Reached(params IEnumerable<string> from) =>
    [
        .. NamesOf.Reached(from, name => Function(name) is { } function ? NamesOf.Words(function.Text, Path) : [])
            .Select(Function).OfType<TreeFunction>().OrderBy(function => function.FirstLine),
    ];

    /// <summary>The function of that name that is defined here; null where none is, or more than one.</summary>
    public TreeFunction? Function(string name)
    {
        var found = Unit.Functions.Where(function => function.Name == name).Take(2).ToList();
        return found is [var only] ? new TreeFunction(this, only) : null;
    }

    private static bool IsCondition(Directive directive) =>
        directive.Name is "if" or "ifdef" or "ifndef" or "elif" or "elifdef" or "elifndef";

    private string Joined() => string.Join('\n', Lines.Select(line => line.Text));
}

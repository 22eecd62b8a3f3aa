using System.Collections.Concurrent;
using VtdVerify.CSubset.Fragments;
using VtdVerify.CSubset.Preprocessing;
using VtdVerify.CSubset.Running.Compilation;
using VtdVerify.CSubset.Syntax;
using VtdVerify.CSubset.Types;
using VtdVerify.Terms;

namespace VtdVerify.CSubset.Running;

/// <summary>What a reader of the report must know about how a function was read.</summary>
public enum ProgramNoteKind
{
    /// <summary>Hidden lines before a function's first statement were taken to hold declarations only.</summary>
    AssumedDeclarationGap,

    /// <summary>The end of a function is hidden; the host runs it.</summary>
    HiddenRest,
}

/// <summary>One note.</summary>
/// <param name="Lines">The hidden lines; empty for <see cref="ProgramNoteKind.HiddenRest"/>.</param>
public sealed record ProgramNote(ProgramNoteKind Kind, string Function, string File, HiddenLines Lines);

/// <summary>Functions with the declarations that they rely on. Immutable; one program serves any number of runs.</summary>
public sealed class CProgram
{
    private readonly Dictionary<string, FunctionDefinition> whole;
    private readonly Dictionary<string, PartialFunction> partial;
    private readonly ConcurrentDictionary<Type, object> compiled = new();
    private Lazy<HashSet<string>?>? writtenNames;

    private CProgram(Prelude prelude, Symbols symbols, IEnumerable<FunctionDefinition> whole, IEnumerable<PartialFunction> partial)
    {
        Prelude = prelude;
        Symbols = symbols;
        (this.whole, this.partial) = (ByName(whole, f => f.Name), ByName(partial, f => f.Name));
        Notes = [.. this.partial.Values.SelectMany(PartialRules.Notes)];
    }

    public Prelude Prelude { get; }

    public IReadOnlyList<ProgramNote> Notes { get; }

    /// <summary>The functions that are here with a body, whole or partial.</summary>
    public IEnumerable<string> FunctionNames => whole.Keys.Concat(partial.Keys.Where(name => !whole.ContainsKey(name)));

    internal Symbols Symbols { get; }

    /// <summary>The variables that its files define and that code which is not here may write, in the order of their names.</summary>
    public IReadOnlyCollection<string> SharedVariables =>
    [
        .. Symbols.Shared.Where(name => Symbols.Definitions.ContainsKey(name) && !Symbols.Constant.Contains(name))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The functions that a patch shows.</summary>
    public static CProgram Of(Prelude prelude, FragmentFunctions functions)
    {
        var reader = new SymbolReader(new Symbols(prelude.Symbols)).Add([], functions.Declarations);
        reader.Symbols.Macros.Clear();
        reader.Symbols.MacroTexts.Clear();
        reader.Symbols.Shared.UnionWith(functions.Declarations.SelectMany(d => d.Declaration.Declarators).Select(d => d.Name)
            .Where(name => !functions.ChangedNames.Contains(name) || functions.Unfollowed.Contains(name)));
        reader.Symbols.Own.UnionWith(functions.Partial.Select(f => f.Name));
        reader.Symbols.Own.UnionWith(functions.Declarations.SelectMany(d => d.Declaration.Declarators)
            .Where(d => d.Type is FunctionTypeSyntax && !prelude.Symbols.Functions.ContainsKey(d.Name)).Select(d => d.Name));
        var definitions = functions.Whole.Select(f => f.Definition).ToArray();
        var partialSignatures = functions.Partial.Select(p => p.Signature).OfType<FunctionSignature>();
        foreach (var signature in definitions.Select(d => d.Signature).Concat(partialSignatures))
        {
            reader.Add(signature);
        }

        return new CProgram(prelude, reader.Symbols, definitions, functions.Partial);
    }

    /// <summary>Whole functions, wherever they stand. Others of their files, which are not here, may write what these define.</summary>
    /// <param name="followed">The variables that no others name.</param>
    public static CProgram Of(Prelude prelude, IReadOnlyList<FunctionDefinition> functions, IReadOnlySet<string>? followed = null)
    {
        var reader = new SymbolReader(new Symbols(prelude.Symbols));
        reader.Symbols.Shared.UnionWith(reader.Symbols.Definitions.Keys.Where(name => followed?.Contains(name) != true));
        foreach (var function in functions)
        {
            reader.Add(function.Signature);
        }

        return new CProgram(prelude, reader.Symbols, functions, []);
    }

    /// <summary>The functions of whole files; of several functions with one name the last counts.</summary>
    public static CProgram Of(Prelude prelude, params IReadOnlyList<TranslationUnit> units)
    {
        var reader = new SymbolReader(new Symbols(prelude.Symbols));
        reader.Symbols.Macros.Clear();
        reader.Symbols.MacroTexts.Clear();
        foreach (var unit in units)
        {
            reader.Add([], unit.Items.OfType<TopLevelDeclaration>());
            reader.Symbols.Shared.UnionWith(unit.Items.SelectMany(AssignedNames.InInitializers));
            foreach (var function in unit.Functions)
            {
                reader.Add(function.Signature);
            }
        }

        return new CProgram(prelude, reader.Symbols, units.SelectMany(unit => unit.Functions), []);
    }

    /// <summary>Reads C text and makes a program of it.</summary>
    /// <exception cref="CSyntaxException">Some of the text cannot be read.</exception>
    public static CProgram Parse(Prelude prelude, string text, string file)
    {
        var unit = CParser.ParseFile(
            new SourceText(text, file), new Preprocessor(new MacroTable(prelude.Macros)), new TypeNames(prelude.TypeNames));
        return unit.Diagnostics is [var first, ..] ? throw new CSyntaxException(first) : Of(prelude, unit);
    }

    /// <summary>The names, by function, that neither the prelude nor the program declares. Reaching one is Unsupported.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<UnresolvedName>> Unresolved() =>
        FunctionNames
            .Select(name => (Name: name, Compiled<ConcreteWord, ConcreteTruth>().Function(name)!.Unresolved))
            .Where(f => f.Unresolved.Count > 0)
            .ToDictionary(f => f.Name, f => f.Unresolved, StringComparer.Ordinal);

    /// <summary>The constructs, by function, that are not read. Reaching one is Unsupported.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<UnreadConstruct>> Unread() =>
        FunctionNames
            .Select(name => (Name: name, Compiled<ConcreteWord, ConcreteTruth>().Function(name)!.Unread))
            .Where(f => f.Unread.Count > 0)
            .ToDictionary(f => f.Name, f => f.Unread, StringComparer.Ordinal);

    /// <summary>A record type by its typedef's name or "struct tag".</summary>
    /// <exception cref="ArgumentException">There is no such record type.</exception>
    public RecordType RecordType(string name) =>
        (Symbols.Typedefs.GetValueOrDefault(name) ?? Symbols.Tags.GetValueOrDefault(name)) as RecordType
            ?? throw new ArgumentException($"{name} is no record type of the program.", nameof(name));

    /// <summary>A variable that a file defines; null where it is only declared, or where its initialiser is no constant.</summary>
    internal StaticVariable? Static(string name)
    {
        if (!Symbols.Definitions.TryGetValue(name, out var defined) || !Symbols.Globals.TryGetValue(name, out var type))
        {
            return null;
        }

        var site = new CodeSite(defined.Span.File, defined.Span.Line, name);
        var variable = StaticVariable.Of(Symbols, name, type, defined.Initializer, MayBeWritten(name, type), site);
        return variable is null ? null : variable with { IsConstant = Symbols.Constant.Contains(name) };
    }

    /// <summary>An array is its address wherever it is named, and a record may hold one: who writes there is not followed.</summary>
    private bool MayBeWritten(string name, CType type) => !Symbols.Constant.Contains(name)
        && (type is not (IntegerType or PointerType) || Symbols.Shared.Contains(name) || WrittenNames?.Contains(name) != false);

    /// <summary>The names that some function or macro assigns to or takes the address of; null where nobody knows.</summary>
    private HashSet<string>? WrittenNames => (writtenNames ??= new(() => AssignedNames.In(
        [
            .. whole.Values.Select(f => f.Body), .. whole.Values.SelectMany(f => SyntaxWalk.EffectsIn(f.Signature.Type)),
            .. partial.Values.SelectMany(f => f.Runs).SelectMany(r => r.Statements),
        ],
        Symbols))).Value;

    /// <summary>The type that a typedef's name or "struct tag" stands for; null where there is none.</summary>
    public CType? TypeNamed(string name) => Symbols.Typedefs.GetValueOrDefault(name) ?? Symbols.Tags.GetValueOrDefault(name);

    /// <summary>The value of an enumerator; null where there is none of the name.</summary>
    public ulong? EnumeratorNamed(string name) => Symbols.Enumerators.TryGetValue(name, out var constant) ? constant.Value : null;

    /// <summary>The type of a function that is defined or declared; null where none is.</summary>
    public FunctionType? FunctionNamed(string name) => Symbols.Functions.GetValueOrDefault(name);

    /// <summary>The type of a file's variable; null where none is declared.</summary>
    public CType? VariableNamed(string name) => Symbols.Globals.GetValueOrDefault(name);

    /// <summary>Whether a variable of the name is defined here, not only declared.</summary>
    public bool Defines(string name) => Symbols.Definitions.ContainsKey(name);

    /// <summary>Of several with one name the last counts.</summary>
    private static Dictionary<string, T> ByName<T>(IEnumerable<T> functions, Func<T, string> nameOf)
    {
        var named = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var function in functions)
        {
            named[nameOf(function)] = function;
        }

        return named;
    }

    internal FunctionDefinition? Whole(string name) =>
        whole.GetValueOrDefault(name) ?? (partial.ContainsKey(name) ? null : Prelude.Functions.GetValueOrDefault(name));

    internal PartialFunction? Partial(string name) => partial.GetValueOrDefault(name);

    internal CompiledProgram<TWord, TTruth> Compiled<TWord, TTruth>()
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth> =>
        (CompiledProgram<TWord, TTruth>)compiled.GetOrAdd(typeof(TWord), _ => new CompiledProgram<TWord, TTruth>(this));
}

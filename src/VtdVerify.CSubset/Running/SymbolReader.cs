using VtdVerify.CSubset.Running.Compilation;
using VtdVerify.CSubset.Syntax;
using VtdVerify.CSubset.Types;
using VtdVerify.Terms;

namespace VtdVerify.CSubset.Running;

/// <summary>Adds the names of a file's outermost level to the symbols.</summary>
internal sealed class SymbolReader(Symbols symbols)
{
    private readonly TypeResolver resolver = new(symbols, e => Constants.Evaluate(symbols, e), _ => null);

    public Symbols Symbols { get; } = symbols;

    public SymbolReader Add(TranslationUnit unit) => Add(unit.Macros, unit.Items.OfType<TopLevelDeclaration>(), unit.MacroTexts);

    public SymbolReader Add(
        IEnumerable<MacroDefinition> macros, IEnumerable<TopLevelDeclaration> declarations, IEnumerable<MacroText>? texts = null)
    {
        foreach (var text in texts ?? [])
        {
            Symbols.MacroTexts[text.Name] = text;
        }

        foreach (var macro in macros)
        {
            Symbols.Macros[macro.Name] = macro;
        }

        foreach (var item in declarations)
        {
            resolver.Declare(item.Declaration);
        }

        return this;
    }

    /// <summary>Functions that the code may call, and that it may define otherwise.</summary>
    public SymbolReader AddInline(IEnumerable<FunctionDefinition> functions)
    {
        foreach (var signature in functions.Select(function => function.Signature))
        {
            Symbols.Functions[signature.Name] = resolver.Function(signature.Type);
        }

        return this;
    }

    /// <summary>A function of the code itself.</summary>
    public void Add(FunctionSignature signature)
    {
        Symbols.Functions[signature.Name] = resolver.Function(signature.Type);
        Symbols.Defined.Add(signature.Name);
        Symbols.Own.Add(signature.Name);
    }
}

/// <summary>Constant expressions, by the rules that everything else runs by.</summary>
internal static class Constants
{
    /// <summary>Of an object with an initialiser.</summary>
    private const long MostBytes = 1 << 16;

    /// <summary>The value, extended to 64 bits by its signedness; null where the expression is no integer constant.</summary>
    public static ulong? Evaluate(Symbols symbols, CExpression expression)
    {
        try
        {
            var compiler = new FunctionCompiler<ConcreteWord, ConcreteTruth>(symbols, new SourceText(string.Empty, expression.Span.File));
            var node = compiler.Value(expression);
            var value = node.Evaluate(compiler.ConstantFrame());
            return value.Type is IntegerType type && value.Reference is null
                ? type.Signed ? value.Word.ResizeSigned(BitVector.MaxWidth).Value : value.Word.Value
                : null;
        }
        catch (UnsupportedException)
        {
            return null;
        }
    }

    /// <summary>
    /// What a static initialiser gives to the cells of an object, by their names; null where a part of it is no number and no text, or not
    /// read.
    /// </summary>
    /// <param name="name">The object's.</param>
    /// <param name="initializer">Null where there is none.</param>
    public static IReadOnlyDictionary<string, CValue<ConcreteWord>>? Cells(
        Symbols symbols, string name, CType type, CExpression? initializer)
    {
        var cells = new Dictionary<string, CValue<ConcreteWord>>(StringComparer.Ordinal);
        if (initializer is null)
        {
            return cells;
        }

        var isRead = type is not (RecordType or ArrayType) || type.Size is <= MostBytes;
        try
        {
            var compiler = new FunctionCompiler<ConcreteWord, ConcreteTruth>(symbols, new SourceText(string.Empty, initializer.Span.File));
            var storage = Storage<ConcreteWord, ConcreteTruth>.Create(type, name);
            if (isRead)
            {
                compiler.StaticInitializer(initializer, type).Apply(compiler.ConstantFrame(), storage);
                storage.Visit(name, Add, new HashSet<string>());
            }
        }
        catch (UnsupportedException)
        {
            return null;
        }

        return isRead ? cells : null;

        void Add(string cell, Cell<ConcreteWord, ConcreteTruth> content)
        {
            cells[cell] = content.Value;
            isRead &= content.Union is null && content.Value is { Reference: null or string } or { IsNull: true };
        }
    }
}

/// <summary>Surroundings in which only constants can be evaluated.</summary>
internal sealed class ConstantExecution : IExecution<ConcreteWord, ConcreteTruth>
{
    public bool Decide(ConcreteTruth condition) => condition.Value;

    public void Assert(ConcreteTruth condition, CodeSite site) => throw new UnsupportedException("an assertion in a constant", site);

    public void RequireDefined(ConcreteTruth condition, string rule, CodeSite site)
    {
        if (!condition.Value)
        {
            throw new UnsupportedException($"a constant that is undefined: {rule}", site);
        }
    }

    public bool While(CodeSite site, ILoopState<ConcreteWord> state, Func<bool> condition, Func<TurnEnd> body) =>
        throw new UnsupportedException("a loop in a constant", site);
}

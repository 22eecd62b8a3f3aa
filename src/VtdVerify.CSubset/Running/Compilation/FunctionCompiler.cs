using VtdVerify.CSubset.Fragments;
using VtdVerify.CSubset.Running.Nodes;
using VtdVerify.CSubset.Syntax;
using VtdVerify.CSubset.Types;
using VtdVerify.Terms;

namespace VtdVerify.CSubset.Running.Compilation;

/// <summary>Syntax to runnable nodes, one function at a time. This part holds functions, variables and places.</summary>
internal sealed partial class FunctionCompiler<TWord, TTruth>
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    private readonly Symbols symbols;
    private readonly TypeResolver resolver;
    private readonly List<string> slotNames = [];
    private readonly Dictionary<string, int> declared = new(StringComparer.Ordinal);
    private readonly Stack<Dictionary<string, (int Slot, CType Type)>> scopes = new();
    private readonly List<UnresolvedName> unresolved = [];
    private readonly List<UnreadConstruct> unread = [];
    private readonly MacroStack macros = new();
    private readonly JumpScopes jumps = new();
    private readonly Dictionary<int, StaticVariable> statics = [];
    private SourceText source;
    private CodeSite? macroSite;
    private bool macroSpansLines;
    private string? functionName;
    private readonly Stack<IReadOnlyList<CStatement>> blocks = new();
    private CType returns = VoidType.Instance;
    private int temporaries;
    private readonly List<string> ofBlocks = [];
    private UnreadConstruct? refused;

    public FunctionCompiler(Symbols symbols, SourceText source)
    {
        (this.symbols, this.source) = (symbols, source);
        resolver = new TypeResolver(symbols, Constant, e => Value(e).Type) { IsHidden = name => Local(name) is not null };
    }

    public CompiledFunction<TWord, TTruth> Compile(FunctionDefinition function)
    {
        functionName = function.Name;
        var type = Begin(function.Signature);

        Statement<TWord, TTruth> body = function.Unread is { } reason
            ? Unsupported(reason, SiteOf(function.Signature.Span))
            : Block(function.Body.Items);
        return Finish(function.Name, type, body);
    }

    public CompiledFunction<TWord, TTruth> Compile(PartialFunction function)
    {
        functionName = function.Name;
        var type = function.Signature is null ? new FunctionType(VoidType.Instance, [], true) : Begin(function.Signature);
        Statement<TWord, TTruth> body = function.Signature is null
            ? Unsupported(function.Unread ?? $"the parameters of {function.Name} are not shown", SiteOf(function.Site))
            : PartialBody(function);
        return Finish(function.Name, type, body);
    }

    /// <summary>A frame for constants: nothing can be called or branched on there.</summary>
    public Frame<TWord, TTruth> ConstantFrame()
    {
        var program = CProgram.Of(Prelude.Nothing);
        var execution = (IExecution<TWord, TTruth>)(object)new ConstantExecution();
        var interpreter = new Interpreter<TWord, TTruth>(program, execution, new Intrinsics<TWord, TTruth>());
        return new Frame<TWord, TTruth>(interpreter, Finish("constant", new FunctionType(VoidType.Instance, [], false), Nothing()), []);
    }

    private FunctionType Begin(FunctionSignature signature)
    {
        var type = resolver.Function(signature.Type);
        returns = type.Returns;
        scopes.Push(new(StringComparer.Ordinal));
        for (var i = 0; i < type.Parameters.Count; i++)
        {
            var parameter = signature.Type.Parameters[i];
            Declare(parameter.Name ?? $"(parameter {i + 1})", type.Parameters[i]);
            NoteUnknown(type.Parameters[i], SiteOf(parameter.Span));
        }

        return type;
    }

    private CompiledFunction<TWord, TTruth> Finish(string name, FunctionType type, Statement<TWord, TTruth> body)
    {
        foreach (var ofBlock in ofBlocks)
        {
            symbols.Enumerators.Remove(ofBlock);
            symbols.Tags.Remove(ofBlock);
        }

        var read = refused is { } construct ? Unsupported(construct.Construct, construct.Site) : body;
        return new(name, type, slotNames, temporaries, read, unresolved, unread);
    }

    private static JumpRunner<TWord, TTruth> Nothing() => new(Completion.Next);

    private BlockRunner<TWord, TTruth> PartialBody(PartialFunction function)
    {
        var items = new List<Statement<TWord, TTruth>>();
        var first = slotNames.Count;
        scopes.Push(new(StringComparer.Ordinal));
        if (function.Unread is { } reason)
        {
            items.Add(Unsupported(reason, SiteOf(function.Site)));
        }

        if (function.Unreadable is [var lines, ..])
        {
            var site = new CodeSite(lines.File, lines.FirstLine, function.Name);
            items.Add(Unsupported($"lines {lines.FirstLine} to {lines.LastLine} without their surroundings: {lines.Reason}", site));
        }

        foreach (var run in function.Runs)
        {
            source = run.Source;
            if (!run.Gap.IsEmpty && run.Statements.Count > 0 && !PartialRules.IsDeclarationGap(function, run))
            {
                var site = new CodeSite(function.Site.File, run.FirstLine, function.Name);
                items.Add(Unsupported($"statements after hidden {run.Gap}", site));
            }

            items.AddRange(run.Statements.Select(Guarded));
            if (run.CutOff is { Changed: true } cut)
            {
                items.Add(Unsupported("a changed statement whose end is hidden", SiteOf(cut.Span)));
            }
        }

        if (PartialRules.HasHiddenRest(function))
        {
            items.Add(Rest(function));
        }

        scopes.Pop();
        return new BlockRunner<TWord, TTruth>([.. items], first, slotNames.Count);
    }

    private Statement<TWord, TTruth> Rest(PartialFunction function)
    {
        var line = function.Runs is [.., var last] ? last.LastLine + 1 : function.Site.Line;
        var site = new CodeSite(function.Site.File, line, $"the hidden rest of {function.Name}");
        return Unreadable(function) is { } reason ? Unsupported(reason, site) : new RestRunner<TWord, TTruth>(site);
    }

    private static string? Unreadable(PartialFunction function) =>
        AssignedNames.In(function).FirstOrDefault() is { } assigned
            ? $"an assignment to {assigned}, which the hidden rest of {function.Name} may read"
            : function.RemovedFromHidden is { } removed
                ? $"the hidden rest of {function.Name}, from which the patch removes '{removed.Text.Trim()}'"
                : function.RestUnread;

    private UnsupportedRunner<TWord, TTruth> Unsupported(string construct, CodeSite site)
    {
        unread.Add(new UnreadConstruct(construct, site));
        return new UnsupportedRunner<TWord, TTruth>(construct, site);
    }

    private int Declare(string name, CType type)
    {
        var slot = slotNames.Count;
        var again = declared.GetValueOrDefault(name);
        declared[name] = again + 1;
        slotNames.Add(again == 0 ? name : $"{name}#{again + 1}");
        scopes.Peek()[name] = (slot, type);
        return slot;
    }

    /// <summary>Null, too, of what names a variable of the function: constants are evaluated without its scopes.</summary>
    private ulong? Constant(CExpression expression) =>
        NamesLocal(expression) ? null : Constants.Evaluate(symbols, expression);

    /// <summary>Whether a variable of the function is named, be it to measure it.</summary>
    private bool NamesLocal(CNode node) => node switch
    {
        NameExpression { Name: var name } => Local(name) is not null,
        SizeofExpression { Operand: TypeExpression { Type: TypeofSyntax of } } => NamesLocal(of.Operand),
        SizeofExpression size => NamesLocal(size.Operand),
        _ => SyntaxWalk.Children(node).Any(NamesLocal),
    };

    private (int Slot, CType Type)? Local(string name)
    {
        foreach (var scope in scopes)
        {
            if (scope.TryGetValue(name, out var variable))
            {
                return variable;
            }
        }

        return null;
    }

    /// <summary>Where a node stands; within a macro's replacement, where the macro is used.</summary>
    private CodeSite SiteOf(SourceSpan span) => macroSite ?? Site(span);

    private CodeSite Site(SourceSpan span)
    {
        if (span.File != source.File || span.End > source.Text.Length)
        {
            return new CodeSite(span.File, span.Line, string.Empty);
        }

        var line = source.LineAt(span.Start);
        return new CodeSite(span.File, span.Line, source.Excerpt(span))
        {
            SourceLine = line,
            Column = span.Column,
            Length = Math.Min(span.Length, line.Length - span.Column + 1),
        };
    }

    private UnsupportedNode<TWord, TTruth> Unsupported(string construct, CNode node)
    {
        unread.Add(new UnreadConstruct(construct, SiteOf(node.Span)));
        return new UnsupportedNode<TWord, TTruth>(construct, SiteOf(node.Span));
    }

    private UnsupportedNode<TWord, TTruth> Unknown(string kind, string name, CNode node)
    {
        var site = SiteOf(node.Span);
        unresolved.Add(new UnresolvedName(kind, name, site));
        return new UnsupportedNode<TWord, TTruth>($"unknown {kind} '{name}'", site);
    }

    private void NoteUnknown(CType type, CodeSite site)
    {
        var inner = type;
        while (inner is PointerType pointer)
        {
            inner = pointer.Target;
        }

        if (inner is UnknownType unknown)
        {
            unresolved.Add(new UnresolvedName("type", unknown.Name, site));
        }
    }
}

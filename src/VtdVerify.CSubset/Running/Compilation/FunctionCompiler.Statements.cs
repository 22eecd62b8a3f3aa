using VtdVerify.CSubset.Headers;
using VtdVerify.CSubset.Running.Nodes;
using VtdVerify.CSubset.Syntax;
using VtdVerify.CSubset.Types;

namespace VtdVerify.CSubset.Running.Compilation;

/// <content>Statements.</content>
internal sealed partial class FunctionCompiler<TWord, TTruth>
{
    private Statement<TWord, TTruth> Statement(CStatement statement) => statement switch
    {
        BlockStatement block => Block(block.Items),
        DeclarationStatement declaration => Declaration(declaration),
        ExpressionStatement expression => Effect(expression),
        EmptyStatement => Nothing(),
        IfStatement branch => new IfRunner<TWord, TTruth>(
            Condition(branch.Condition), Statement(branch.Then), branch.Else is null ? null : Statement(branch.Else)),
        WhileStatement loop => new LoopRunner<TWord, TTruth>(
            Condition(loop.Condition), null, Statement(loop.Body), true, MayBeCounted(loop.Condition), SiteOf(loop.Condition.Span)),
        DoStatement loop => Do(loop),
        ForStatement loop => For(loop, loop.Body),
        MacroStatement { Name: Builtins.LockedBlock, Arguments: [var mutex] } block => Locked(block, mutex),
        MacroStatement loop => Loop(loop),
        SwitchStatement choice => Switch(choice),
        BreakStatement => new JumpRunner<TWord, TTruth>(Completion.Break),
        ContinueStatement => new JumpRunner<TWord, TTruth>(Completion.Continue),
        ReturnStatement result => Return(result),
        GotoStatement jump => Goto(jump),
        _ => Unsupported(Construct(statement), SiteOf(statement.Span)),
    };

    private static string Construct(CStatement statement) => statement switch
    {
        NamedLabel label => $"the label '{label.Name}'",
        CaseLabel or DefaultLabel => "a case label outside of its switch's own block",
        AsmStatement => "inline assembler",
        UnreadStatement unread => unread.Problem.Message,
        _ => statement.GetType().Name,
    };

    private BlockRunner<TWord, TTruth> Block(IReadOnlyList<CStatement> items)
    {
        var first = slotNames.Count;
        scopes.Push(new(StringComparer.Ordinal));
        blocks.Push(items);
        var labels = jumps.Enter(items);
        Statement<TWord, TTruth>[] runners = [.. items.Where(i => i is not NamedLabel).Select(Item)];
        jumps.Leave();
        blocks.Pop();
        scopes.Pop();
        if (labels is not null && Array.Find(runners, r => r is GuardRunner<TWord, TTruth>) is GuardRunner<TWord, TTruth> guard)
        {
            runners = [Unsupported("a lock guard in a block with labels", guard.Site)];
        }

        return new BlockRunner<TWord, TTruth>(runners, first, slotNames.Count, labels);
    }

    private Statement<TWord, TTruth> Item(CStatement statement)
    {
        jumps.Next();
        return Guarded(statement);
    }

    private Statement<TWord, TTruth> Goto(GotoStatement jump) => jumps.Jump(jump.Target, SiteOf(jump.Span)) is { } construct
        ? Unsupported(construct, SiteOf(jump.Span))
        : new GotoRunner<TWord, TTruth>(((NameExpression)jump.Target).Name);

    private Statement<TWord, TTruth> Declaration(DeclarationStatement statement)
    {
        var declaration = statement.Declaration;
        refused ??= RefusedIn(declaration) is { } name
            ? new UnreadConstruct($"a declaration of '{name}' inside a function", SiteOf(statement.Span))
            : null;
        if (declaration.OddAttribute is { } attribute)
        {
            return Unsupported($"'{attribute}', which may have code run at the end of a variable's life", SiteOf(statement.Span));
        }

        if (declaration.Storage == StorageClass.Static
            && declaration.Declarators.All(d => IsStaticRead(d, declaration.IsConstant(d))))
        {
            return Nothing();
        }

        if (declaration.Storage is StorageClass.Static or StorageClass.Extern or StorageClass.Typedef)
        {
            return Unsupported($"a local declaration that is {declaration.Storage}", SiteOf(statement.Span));
        }

        if (refused is null)
        {
            resolver.Resolve(declaration.Type);
        }

        Statement<TWord, TTruth>[] runners = [.. declaration.Declarators.Select(d => Declarator(d, declaration.IsConstant(d)))];
        return runners.Length == 1 ? runners[0] : new BlockRunner<TWord, TTruth>(runners, 0, 0);
    }

    /// <summary>A static variable: its initialiser ran before everything else, and what earlier calls left in it is not known.</summary>
    private bool IsStaticRead(Declarator declarator, bool isConstant)
    {
        var type = resolver.Initialized(declarator.Type, declarator.Initializer);
        var slot = Declare(declarator.Name, type);
        var name = $"{functionName}.{slotNames[slot]}";
        if (declarator.Initializer is { } given && NamesLocal(given))
        {
            return false;
        }

        // Who writes into an array or a record is not followed.
        var isWritten = !isConstant
            && (type is not (IntegerType or PointerType) || !blocks.TryPeek(out var block)
                || AssignedNames.MayChange(declarator.Name, block, symbols));
        if (StaticVariable.Of(symbols, name, type, declarator.Initializer, isWritten, SiteOf(declarator.Span)) is not { } variable)
        {
            return false;
        }

        statics.Add(slot, variable with { IsConstant = isConstant });
        return true;
    }

    /// <summary>
    /// A type's or constant's name that a block gives another meaning. Those that mean nothing else are taken back at the function's end.
    /// </summary>
    private string? RefusedIn(Declaration declaration)
    {
        if (DeclaredNames.MeaningIn(declaration) is not { } meaning || declaration.Storage == StorageClass.Typedef)
        {
            return DeclaredNames.MeaningIn(declaration);
        }

        var own = declaration.Declarators.Select(d => d.Name).ToHashSet(StringComparer.Ordinal);
        var names = DeclaredNames.In(declaration).Where(name => !own.Contains(name)).Append(meaning).ToList();
        if (names.Find(IsTaken) is { } taken)
        {
            return DeclaredNames.Bare(taken);
        }

        ofBlocks.AddRange(names);
        return null;
    }

    private bool IsTaken(string name) =>
        Local(name) is not null || symbols.Enumerators.ContainsKey(name) || symbols.Globals.ContainsKey(name)
        || symbols.Functions.ContainsKey(name) || symbols.Typedefs.ContainsKey(name) || symbols.Tags.ContainsKey(name);

    private Statement<TWord, TTruth> Declarator(Declarator declarator, bool isConstant)
    {
        var site = SiteOf(declarator.Span);
        var type = resolver.Initialized(declarator.Type, declarator.Initializer);
        NoteUnknown(type, site);
        if (type is UnknownType or FunctionType)
        {
            Declare(declarator.Name, type);
            return Unsupported($"unknown type '{type.Name}'", site);
        }

        var slot = Declare(declarator.Name, type);
        if (declarator.Initializer is not null && Braced(declarator.Initializer, type) is { } list)
        {
            return ReadsItself(declarator.Name, list)
                ? Unsupported($"an initialiser that reads {declarator.Name}, which it fills", site)
                : new DeclarationRunner<TWord, TTruth>(slot, type, null, Initializer(list, type), isConstant, site);
        }

        var value = declarator.Initializer is null ? null : Convert(Value(declarator.Initializer), type, declarator.Initializer);
        return new DeclarationRunner<TWord, TTruth>(slot, type, value, null, isConstant, site);
    }

    /// <summary>Whether the variable is named within, and not only for its size or as the address that a part gets.</summary>
    private static bool ReadsItself(string name, CNode node) => node switch
    {
        NameExpression used => used.Name == name,
        InitializerList list => list.Items.Any(item => !IsAddress(item.Value) && ReadsItself(name, item.Value)),
        _ => SyntaxWalk.Children(node).Any(child => ReadsItself(name, child)),
    };

    private static bool IsAddress(CExpression value) =>
        SyntaxWalk.Bare(value) is UnaryExpression { Operator: UnaryOperator.AddressOf, Operand: NameExpression };

    /// <summary>A loop whose head may come from a macro; its body never does.</summary>
    private BlockRunner<TWord, TTruth> For(ForStatement loop, CStatement body, Replaced? head = null)
    {
        var first = slotNames.Count;
        scopes.Push(new(StringComparer.Ordinal));
        var (initializer, condition, step, site) = Within(head, () => (
            loop.Initializer is null ? Nothing() : Statement(loop.Initializer),
            loop.Condition is null ? null : Condition(loop.Condition),
            loop.Step is null ? null : Value(loop.Step),
            SiteOf((loop.Condition ?? (CNode)loop).Span)));
        var runner = new LoopRunner<TWord, TTruth>(condition, step, Statement(body), true, MayBeCounted(loop.Condition), site);
        scopes.Pop();
        return new BlockRunner<TWord, TTruth>([initializer, runner], first, slotNames.Count);
    }

    /// <summary><c>do { ... } while (0)</c> is how macros make one statement of several: it has one turn and is no loop.</summary>
    private Statement<TWord, TTruth> Do(DoStatement loop)
    {
        var (condition, body) = (Condition(loop.Condition), Statement(loop.Body));
        return IsZero(condition)
            ? new OnceRunner<TWord, TTruth>(body)
            : new LoopRunner<TWord, TTruth>(
                condition, null, body, false, MayBeCounted(loop.Condition), SiteOf(loop.Condition.Span));
    }

    /// <summary>What a call gives is not known beforehand.</summary>
    private static bool MayBeCounted(CExpression? condition) =>
        condition is not null && !SyntaxWalk.Expressions(condition).Any(e => e is CallExpression);

    private Statement<TWord, TTruth> Return(ReturnStatement statement)
    {
        if (statement.Value is null)
        {
            return returns is VoidType
                ? new ReturnRunner<TWord, TTruth>(null)
                : Unsupported($"a return without a value in {functionName}, which gives one", SiteOf(statement.Span));
        }

        return new ReturnRunner<TWord, TTruth>(Convert(Value(statement.Value), returns, statement.Value));
    }

    private Statement<TWord, TTruth> Switch(SwitchStatement statement)
    {
        var value = Value(statement.Value);
        if (value.Type is not IntegerType narrow || statement.Body is not BlockStatement body)
        {
            return value is UnsupportedNode<TWord, TTruth>
                ? new ExpressionRunner<TWord, TTruth>(value)
                : Unsupported("this form of switch", SiteOf(statement.Span));
        }

        if (body.Items.Any(item => item is not (CaseLabel or DefaultLabel) && HoldsLabel(item)))
        {
            return Unsupported("a case label within another statement of the switch", SiteOf(statement.Span));
        }

        var type = narrow.Promoted();
        var first = slotNames.Count;
        var targets = new List<SwitchTarget<TWord>>();
        var runners = new List<Statement<TWord, TTruth>>();
        scopes.Push(new(StringComparer.Ordinal));
        blocks.Push(body.Items);
        foreach (var item in body.Items)
        {
            if (item is CaseLabel or DefaultLabel)
            {
                targets.Add(Target(item, type, runners.Count));
            }
            else
            {
                runners.Add(Statement(item));
            }
        }

        blocks.Pop();
        scopes.Pop();
        return targets.Exists(t => t.Item < 0)
            ? Unsupported("a case label that is no constant", SiteOf(statement.Span))
            : new SwitchRunner<TWord, TTruth>(
                Convert(value, type, statement.Value), type.Signed, targets, [.. runners], first, slotNames.Count);
    }

    /// <summary>Whether a label of the switch around it stands in a node.</summary>
    private static bool HoldsLabel(CNode node) => node switch
    {
        CaseLabel or DefaultLabel => true,
        SwitchStatement inner => HoldsLabel(inner.Value),
        _ => SyntaxWalk.Children(node).Any(HoldsLabel),
    };

    private SwitchTarget<TWord> Target(CStatement label, IntegerType type, int item)
    {
        if (label is not CaseLabel { Value: var first, Last: var last })
        {
            return new SwitchTarget<TWord>(null, null, item);
        }

        var low = CaseValue(first, type);
        var high = last is null ? null : CaseValue(last, type);
        return low is null || (last is not null && high is null)
            ? new SwitchTarget<TWord>(null, null, -1)
            : new SwitchTarget<TWord>(low, high, item);
    }

    private TWord? CaseValue(CExpression expression, IntegerType type) =>
        Constant(expression) is { } value ? TWord.Of(value & Terms.BitVector.Mask(type.Width), type.Width) : null;
}

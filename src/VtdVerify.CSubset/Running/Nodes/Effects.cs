using VtdVerify.CSubset.Types;
using VtdVerify.Terms;

namespace VtdVerify.CSubset.Running.Nodes;

/// <summary>Assignment; its value is what was stored.</summary>
internal sealed class AssignNode<TWord, TTruth>(Lvalue<TWord, TTruth> target, Node<TWord, TTruth> value) : Node<TWord, TTruth>(target.Type)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    // Finding a variable reads nothing. Where the value assigns nothing besides, no order can matter.
    private readonly bool hasOneOrder = !value.Assigns && (target is LocalNode<TWord, TTruth> || (value.IsPure && target.IsPure));

    public override CValue<TWord> Evaluate(Frame<TWord, TTruth> frame)
    {
        if (hasOneOrder)
        {
            var simple = value.Evaluate(frame);
            Memory.Store(frame, target.Locate(frame), simple, target.Site);
            return simple;
        }

        // Where the place is found and what is assigned come in any order, and both before the assignment; their own effects need not.
        var (stored, valued) = Unsequenced.Watch(frame, () => value.Evaluate(frame));
        var (storage, located) = Unsequenced.Watch(frame, () => target.Locate(frame));
        Unsequenced.Require(frame, valued.Made, located.Made, target.Site);
        var effects = valued.Made.Concat(located.Made).Where(access => access is { IsWrite: true, InCall: false }).ToList();
        Unsequenced.Require(frame, effects, [new Accesses<TWord, TTruth>.Access(storage, true, false)], target.Site);
        Memory.Store(frame, storage, stored, target.Site);
        return stored;
    }

    public override Cell<TWord, TTruth>? JoinedCell(Frame<TWord, TTruth> frame) =>
        value.IsSafe(frame) && value.IsPure ? Joining.CellOf(frame, target) : null;
}

/// <summary>Compound assignment and <c>++</c>: the target is located once, its value is the operand that stands in a temporary.</summary>
internal sealed class UpdateNode<TWord, TTruth>(
    Lvalue<TWord, TTruth> target, int temporary, Node<TWord, TTruth> updated, bool givesOld)
    : Node<TWord, TTruth>(target.Type)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override CValue<TWord> Evaluate(Frame<TWord, TTruth> frame)
    {
        if (!updated.IsPure || !target.IsPure)
        {
            return Watched(frame);
        }

        var storage = target.Locate(frame);
        var old = Old(frame, storage);
        return Store(frame, storage, old, updated.Evaluate(frame));
    }

    public override Cell<TWord, TTruth>? JoinedCell(Frame<TWord, TTruth> frame) =>
        updated.IsSafe(frame) && updated.IsPure ? Joining.CellOf(frame, target) : null;

    private CValue<TWord> Watched(Frame<TWord, TTruth> frame)
    {
        var (storage, located) = Unsequenced.Watch(frame, () => target.Locate(frame));
        var effects = located.Made.Where(access => access is { IsWrite: true, InCall: false }).ToList();
        Unsequenced.Require(frame, effects, [new Accesses<TWord, TTruth>.Access(storage, true, false)], target.Site);
        var old = Old(frame, storage);
        var (stored, accesses) = Unsequenced.Watch(frame, () => updated.Evaluate(frame));
        Unsequenced.Require(frame, accesses.Made, located.Made, target.Site);
        Unsequenced.Require(frame, accesses.Made, [new Accesses<TWord, TTruth>.Access(storage, true, false)], target.Site);
        return Store(frame, storage, old, stored);
    }

    private CValue<TWord> Old(Frame<TWord, TTruth> frame, Storage<TWord, TTruth> storage) =>
        frame.Temporaries[temporary] = Memory.Load(frame, storage, target.Type, target.Site);

    private CValue<TWord> Store(Frame<TWord, TTruth> frame, Storage<TWord, TTruth> storage, CValue<TWord> old, CValue<TWord> stored)
    {
        Memory.Store(frame, storage, stored, target.Site);
        return givesOld ? old : stored;
    }
}

/// <summary>Two expressions, the value of the second.</summary>
internal sealed class SequenceNode<TWord, TTruth>(Node<TWord, TTruth> first, Node<TWord, TTruth> second) : Node<TWord, TTruth>(second.Type)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override CValue<TWord> Evaluate(Frame<TWord, TTruth> frame)
    {
        first.Evaluate(frame);
        return second.Evaluate(frame);
    }
}

/// <summary>
/// <c>({ ... })</c>: what its statements do comes one after the other, so that it meets other operands as a call does.
/// </summary>
/// <param name="value">The expression that it ends with; null where it ends with another statement.</param>
internal sealed class BlockNode<TWord, TTruth>(
    Statement<TWord, TTruth>[] items, Node<TWord, TTruth>? value, int firstSlot, int endSlot, CodeSite site)
    : Node<TWord, TTruth>(value?.Type ?? VoidType.Instance)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override CValue<TWord> Evaluate(Frame<TWord, TTruth> frame) => frame.Interpreter.InOneGo(() => Run(frame));

    private CValue<TWord> Run(Frame<TWord, TTruth> frame)
    {
        var pending = frame.Pending;
        foreach (var item in items)
        {
            frame.Interpreter.Spend();
            if (item.Execute(frame) != Completion.Next)
            {
                throw new UnsupportedException("a jump out of a statement expression", site);
            }
        }

        var result = value is null ? CValue<TWord>.Void : Calls.ByValue<TWord, TTruth>(value.Evaluate(frame));
        frame.Leave(pending, firstSlot, endSlot);
        return result;
    }
}

/// <summary>An expression whose value is dropped.</summary>
internal sealed class DiscardNode<TWord, TTruth>(Node<TWord, TTruth> inner) : Node<TWord, TTruth>(VoidType.Instance)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override CValue<TWord> Evaluate(Frame<TWord, TTruth> frame)
    {
        inner.Evaluate(frame);
        return CValue<TWord>.Void;
    }
}

/// <summary>An assertion of the code.</summary>
internal sealed class AssertNode<TWord, TTruth>(Node<TWord, TTruth> condition, CodeSite site) : Node<TWord, TTruth>(VoidType.Instance)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override CValue<TWord> Evaluate(Frame<TWord, TTruth> frame)
    {
        frame.Execution.Assert(condition.Truth(frame), site);
        return CValue<TWord>.Void;
    }
}

/// <summary>A call that only tells somebody something: its arguments are evaluated, as C does it before the call.</summary>
/// <param name="whose">
/// The macro that evaluates its arguments only at times, so that they must have no effect; null of a function.
/// </param>
internal sealed class IgnoredCallNode<TWord, TTruth>(IReadOnlyList<Node<TWord, TTruth>> arguments, string? whose, CodeSite site)
    : Node<TWord, TTruth>(VoidType.Instance)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override CValue<TWord> Evaluate(Frame<TWord, TTruth> frame)
    {
        if (whose is null)
        {
            Calls.Arguments(frame, arguments, site);
        }
        else if (Unsequenced.Watch(frame, () => Calls.Arguments(frame, arguments, site)).Accesses.Made.Any(access => access.IsWrite))
        {
            throw new UnsupportedException($"an effect in an argument of {whose}, which does not always evaluate it", site);
        }

        frame.Interpreter.Ignore(site);
        return CValue<TWord>.Void;
    }
}

/// <summary>
/// A call that gives any value of a range and changes nothing. Who asks the same again gets the same; another question has an answer
/// of its own.
/// </summary>
/// <param name="topic">What is asked where that is no value: a trace event's name; else null.</param>
internal sealed class QuestionNode<TWord, TTruth>(
    string name, string? topic, IReadOnlyList<Node<TWord, TTruth>> arguments, CodeSite site)
    : Node<TWord, TTruth>(Builtins.AnswerOf(name).Type)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override CValue<TWord> Evaluate(Frame<TWord, TTruth> frame)
    {
        var asked = topic ?? string.Join(", ", Calls.Arguments(frame, arguments, site).Select(Spelled));
        var (range, type) = Builtins.AnswerOf(name);
        var answer = (Cell<TWord, TTruth>)Storage<TWord, TTruth>.Create(range, $"{name}({asked})");
        return frame.Interpreter.Intrinsics.Unknown(answer, 0) is { } given
            ? CValue<TWord>.Of(type, given.Word.Resize(type.Width))
            : throw new UnsupportedException($"what {name} gives", site);
    }

    /// <summary>What tells a value from every other one: a known number, or an object that lives on after the call.</summary>
    private string Spelled(CValue<TWord> value) => value switch
    {
        { Reference: null, Type: IntegerType, Word.Known: { } number } => System.FormattableString.Invariant($"0x{number:x}"),
        { IsNull: true } => "NULL",
        { Reference: Storage<TWord, TTruth> { Owner: { IsKept: true } or { Identity: UnknownObject } } kept } => kept.Name,
        _ => throw new UnsupportedException($"what {name} gives for a value that is not known", site),
    };
}

/// <summary>A call of a function by name.</summary>
internal sealed class CallNode<TWord, TTruth>(
    string name, IReadOnlyList<Node<TWord, TTruth>> arguments, CType type, CodeSite site)
    : Node<TWord, TTruth>(type)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override bool Assigns { get; } = arguments.Any(argument => argument.Assigns);

    public override CValue<TWord> Evaluate(Frame<TWord, TTruth> frame) =>
        frame.Interpreter.Invoke(name, Calls.Arguments(frame, arguments, site), Type, site);
}

/// <summary>A call through a pointer.</summary>
internal sealed class PointerCallNode<TWord, TTruth>(
    Node<TWord, TTruth> callee, IReadOnlyList<Node<TWord, TTruth>> arguments, FunctionType called, CodeSite site)
    : Node<TWord, TTruth>(called.Returns)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override CValue<TWord> Evaluate(Frame<TWord, TTruth> frame)
    {
        // What is called is an operand as its arguments are: they come in any order.
        var values = Calls.Arguments(frame, [callee, .. arguments], site);
        var target = values[0];
        if (target.IsNull)
        {
            frame.Execution.RequireDefined(TTruth.Of(false), CRules.NotCalled, site);
        }

        if (target.Reference is not FunctionDesignator function)
        {
            throw new UnsupportedException($"a call of {target.Reference}", site);
        }

        // Undefined, unless the types are compatible (C11 6.3.2.3p8), which is more than they are compared for here.
        // A function of the host's that nothing declares is of the type of the pointer that the host made.
        return frame.Interpreter.Program.FunctionNamed(function.Name) is not { } type || Memory.AreCallable(type, called)
            ? frame.Interpreter.Invoke(function.Name, values[1..], Type, site)
            : throw new UnsupportedException($"a call of {function.Name} as of another type", site);
    }
}

/// <summary>What all calls share.</summary>
internal static class Calls
{
    /// <summary>The values in order; a record is copied, as C passes it by value.</summary>
    public static CValue<TWord>[] Arguments<TWord, TTruth>(
        Frame<TWord, TTruth> frame, IReadOnlyList<Node<TWord, TTruth>> nodes, CodeSite site)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        var values = new CValue<TWord>[nodes.Count];
        var isWatched = nodes.Count > 1 && nodes.Any(node => !node.IsPure);
        List<Accesses<TWord, TTruth>.Access> before = [];
        for (var i = 0; i < values.Length; i++)
        {
            var node = nodes[i];
            if (!isWatched)
            {
                values[i] = ByValue<TWord, TTruth>(node.Evaluate(frame));
                continue;
            }

            (values[i], var accesses) = Unsequenced.Watch(frame, () => ByValue<TWord, TTruth>(node.Evaluate(frame)));
            Unsequenced.Require(frame, before, accesses.Made, site);
            before.AddRange(accesses.Made);
        }

        return values;
    }

    public static CValue<TWord> ByValue<TWord, TTruth>(CValue<TWord> value)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth> =>
        value is { Type: RecordType, Reference: Storage<TWord, TTruth> record } ? value with { Reference = record.Clone() } : value;
}

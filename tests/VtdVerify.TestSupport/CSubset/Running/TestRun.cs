using VtdVerify.CSubset.Running;
using VtdVerify.CSubset.Types;
using VtdVerify.Terms;

namespace VtdVerify.Tests.CSubset.Running;

/// <summary>The process aborted on an assertion.</summary>
internal sealed class AbortedException : Exception
{
    public AbortedException()
    {
    }

    public AbortedException(string message)
        : base(message)
    {
    }

    public AbortedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public AbortedException(string rule, CodeSite site)
        : base($"{site}: {rule}") => (Rule, Site) = (rule, site);

    public string Rule { get; } = string.Empty;

    public CodeSite Site { get; } = new("unknown", 0, string.Empty);
}

/// <summary>The run broke a rule of C.</summary>
internal sealed class UndefinedException : Exception
{
    public UndefinedException()
    {
    }

    public UndefinedException(string message)
        : base(message)
    {
    }

    public UndefinedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public UndefinedException(string rule, CodeSite site)
        : base($"{site}: {rule}") => (Rule, Site) = (rule, site);

    public string Rule { get; } = string.Empty;

    public CodeSite Site { get; } = new("unknown", 0, string.Empty);
}

/// <summary>Runs with known words: loops turn until they end.</summary>
internal sealed class TestExecution : IExecution<ConcreteWord, ConcreteTruth>
{
    /// <summary>What a loop's driver sees before the first turn and after each, where a test asks.</summary>
    public Action<ILoopState<ConcreteWord>>? Watch { get; init; }

    public bool Decide(ConcreteTruth condition) => condition.Value;

    public void Assert(ConcreteTruth condition, CodeSite site)
    {
        if (!condition.Value)
        {
            throw new AbortedException(site.Text, site);
        }
    }

    public void RequireDefined(ConcreteTruth condition, string rule, CodeSite site)
    {
        if (!condition.Value)
        {
            throw new UndefinedException(rule, site);
        }
    }

    public bool While(CodeSite site, ILoopState<ConcreteWord> state, Func<bool> condition, Func<TurnEnd> body)
    {
        Watch?.Invoke(state);
        while (condition())
        {
            if (body() == TurnEnd.Leave)
            {
                return false;
            }

            Watch?.Invoke(state);
        }

        return true;
    }
}

internal static class TestRun
{
    public static CValue<ConcreteWord> Word(ulong value, IntegerType? type = null) =>
        CValue<ConcreteWord>.Of(type ?? IntegerType.UnsignedLong, ConcreteWord.Of(value, (type ?? IntegerType.UnsignedLong).Width));

    public static Interpreter<ConcreteWord, ConcreteTruth> Start(
        string text, string prelude = "", Intrinsics<ConcreteWord, ConcreteTruth>? intrinsics = null, TestExecution? execution = null) =>
        new(CProgram.Parse(Prelude.Parse(prelude), text, "t.c"), execution ?? new TestExecution(), intrinsics ?? new());

    /// <summary>Runs <c>f</c> of the text and gives its result as 64 bits, extended by its sign.</summary>
    public static long Call(string text, params ulong[] arguments) => Number(Start(text).Call("f", [.. arguments.Select(a => Word(a))]));

    public static long Number(CValue<ConcreteWord> value) =>
        value.Type is IntegerType { Signed: true } ? (long)value.Word.ResizeSigned(64).Value : (long)value.Word.Value;
}

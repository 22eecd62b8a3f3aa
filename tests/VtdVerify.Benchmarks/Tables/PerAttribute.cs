namespace VtdVerify.Benchmarks.Tables;

/// <summary>Things of which one call of a benchmark decides many.</summary>
public interface IItems
{
    /// <summary>One of them, in the singular.</summary>
    static abstract string Unit { get; }

    /// <summary>How many one call decides. Asked after the run.</summary>
    static abstract int Count { get; }
}

/// <summary>What a benchmark's time is divided by.</summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class PerAttribute : Attribute
{
    /// <inheritdoc cref="IItems.Unit"/>
    public abstract string Unit { get; }

    /// <inheritdoc cref="IItems.Count"/>
    public abstract int Count { get; }
}

/// <summary>The same for a kind of items.</summary>
public sealed class PerAttribute<TItems> : PerAttribute
    where TItems : IItems
{
    public override string Unit => TItems.Unit;

    public override int Count => TItems.Count;
}

namespace VtdVerify.Terms;

/// <summary>
/// A node of a directed acyclic graph: a bit-vector of <see cref="Width"/> bits, or a truth value (width 0). Nodes are made by
/// <see cref="TermBuilder"/> only, which folds them and keeps one node for equal ones of a pool. Immutable.
/// </summary>
public sealed class Term : IEquatable<Term>
{
    // What is done to a choice is done to each outcome, and a choice in a row of choices has twice as many as the one before it.
    private const int MostOutcomes = 256;

    private readonly int outcomes;

    internal Term(TermPool? pool, int id, in TermKey key)
    {
        Pool = pool;
        Id = id;
        Operation = key.Operation;
        Width = key.Width;
        Value = key.Value;
        Name = key.Name;
        First = key.First;
        Second = key.Second;
        Third = key.Third;
        outcomes = Operation == Operation.Choose && Second!.outcomes > 0 && Third!.outcomes > 0 ? Second.outcomes + Third.outcomes
            : IsConstant ? 1
            : 0;
        outcomes = outcomes > MostOutcomes ? 0 : outcomes;
    }

    public Operation Operation { get; }

    /// <summary>1 to 64 for a bit-vector, 0 for a truth value.</summary>
    public int Width { get; }

    /// <summary>A constant's unsigned value; 1 and 0 for true and false; 0 for other nodes.</summary>
    public ulong Value { get; }

    /// <summary>A variable's name; null for other nodes.</summary>
    public string? Name { get; }

    public Term? First { get; }

    public Term? Second { get; }

    public Term? Third { get; }

    /// <summary>The order of creation within the pool; operands have smaller numbers. 0 for constants.</summary>
    public int Id { get; }

    public bool IsConstant => Operation == Operation.Constant;

    public bool IsTruth => Width == 0;

    /// <summary>A choice with few outcomes, each of them a constant, through any number of conditions.</summary>
    internal bool IsConstantChoice => outcomes > 1;

    /// <summary>The pool that holds the node; null for constants, which belong to every pool.</summary>
    internal TermPool? Pool { get; }

    /// <summary>Nodes are equal when they are the same node, constants also by value and width.</summary>
    public bool Equals(Term? other) =>
        ReferenceEquals(this, other)
        || (other is not null && IsConstant && other.IsConstant && Width == other.Width && Value == other.Value);

    public override bool Equals(object? obj) => Equals(obj as Term);

    public override int GetHashCode() => IsConstant ? HashCode.Combine(Width, Value) : Id;

    public override string ToString() => SmtLibWriter.Inline(this);
}

/// <summary>What makes two nodes of one pool equal.</summary>
internal readonly record struct TermKey(
    Operation Operation, int Width, ulong Value, string? Name, Term? First, Term? Second, Term? Third);

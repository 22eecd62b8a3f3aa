using VtdVerify.Model;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Assumptions;

/// <summary>A class of scopes that a verdict speaks of.</summary>
/// <param name="Scope">The one scope of the class; null for all that the assumptions allow.</param>
public sealed record ScopeClass(string Id, string Description, IovaRange<ConcreteWord>? Scope)
{
    /// <summary>Every scope that the assumptions allow.</summary>
    public static ScopeClass Every { get; } = new("default", "every page-aligned scope that starts below 2^width", null);

    /// <summary>The first of the two notifiers that VFIO registers: what lies below the interrupt range.</summary>
    public static ScopeClass Lower { get; } = Of("lower", "VFIO's notifier below the interrupt range", 0, 0xfedfffff);

    /// <summary>The second one: what lies above the interrupt range.</summary>
    public static ScopeClass Upper { get; } = Of("upper", "VFIO's notifier above the interrupt range", 0xfef00000, ulong.MaxValue);

    public static IReadOnlyList<ScopeClass> All { get; } = [Every, Lower, Upper];

    /// <summary>That a scope is of this class.</summary>
    public SymbolicTruth Holds(IovaRange<SymbolicWord> scope) => Scope is { } only
        ? (scope.First == SymbolicWord.Of(only.First.Value)) & (scope.Last == SymbolicWord.Of(only.Last.Value))
        : SymbolicTruth.Of(true);

    /// <summary>Whether a scope that the assumptions allow is of this class.</summary>
    public bool Includes(IovaRange<ConcreteWord> scope) => Scope is null || Scope == scope;

    private static ScopeClass Of(string id, string description, ulong first, ulong last) =>
        new(id, description, new IovaRange<ConcreteWord>(ConcreteWord.Of(first), ConcreteWord.Of(last)));
}

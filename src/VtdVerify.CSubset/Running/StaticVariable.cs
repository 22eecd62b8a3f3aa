using VtdVerify.CSubset.Syntax;
using VtdVerify.CSubset.Types;
using VtdVerify.Terms;

namespace VtdVerify.CSubset.Running;

/// <summary>A variable that outlives the calls: one of a file, or a static one of a function.</summary>
/// <param name="Name">Unique in the program; that of a function begins with the function's.</param>
/// <param name="Initial">What its initialiser gives to its cells, by their names; all others begin with zero.</param>
/// <param name="IsWritten">Whether the program, or code that is not seen, may change it.</param>
internal sealed record StaticVariable(
    string Name, CType Type, IReadOnlyDictionary<string, CValue<ConcreteWord>> Initial, bool IsWritten, CodeSite Site)
{
    /// <summary>Whether it is defined <c>const</c>.</summary>
    public bool IsConstant { get; init; }

    /// <summary>A variable as it is defined; null where its type or its initialiser is not read.</summary>
    public static StaticVariable? Of(
        Symbols symbols, string name, CType type, CExpression? initializer, bool isWritten, CodeSite site) =>
        type is not (UnknownType or FunctionType) && Constants.Cells(symbols, name, type, initializer) is { } cells
            ? new StaticVariable(name, type, cells, isWritten, site)
            : null;

    /// <summary>The word that a cell begins with; 0 of one that begins as a pointer.</summary>
    public ulong WordOf(string cell) => Initial.TryGetValue(cell, out var value) && value.Reference is null ? value.Word.Value : 0;

    /// <summary>What a cell that is a pointer begins with: a text or null.</summary>
    public object? ReferenceOf(string cell) => Initial.TryGetValue(cell, out var value) && !value.IsNull ? value.Reference : null;
}

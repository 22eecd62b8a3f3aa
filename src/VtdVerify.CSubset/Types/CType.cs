using System.Globalization;

namespace VtdVerify.CSubset.Types;

/// <summary>A type of C on the LP64 model.</summary>
public abstract class CType
{
    /// <summary>As C writes it, for messages.</summary>
    public abstract string Name { get; }

    /// <summary>In bytes; null where it is unknown (an incomplete record, a bit-field, a function).</summary>
    public virtual long? Size => null;

    /// <summary>In bytes; null as for <see cref="Size"/>.</summary>
    public virtual long? Alignment => Size;

    /// <summary>Words and pointers in an object of the type; very large numbers are all <see cref="long.MaxValue"/>.</summary>
    public virtual long Cells => 1;

    public override string ToString() => Name;
}

/// <summary><c>void</c>: the type without values.</summary>
public sealed class VoidType : CType
{
    private VoidType()
    {
    }

    public static VoidType Instance { get; } = new();

    public override string Name => "void";
}

/// <summary>What a name stands for that nothing declares; using a value of it is Unsupported.</summary>
public sealed class UnknownType(string name) : CType
{
    /// <summary>Naming the type does something: C evaluates an array's length, and what <c>typeof</c> is given with one.</summary>
    internal static UnknownType WithEffect { get; } = new("a type with an effect in an array's length or in typeof");

    public override string Name => name;
}

/// <summary>A pointer; pointers to the same type are distinct objects, compare their targets.</summary>
public sealed class PointerType(CType target) : CType
{
    public CType Target { get; } = target;

    /// <summary>Whether an attribute may have changed its size and alignment.</summary>
    internal bool IsRealigned { get; init; }

    public override string Name => $"{Target.Name} *";

    public override long? Size => IsRealigned ? null : 8;
}

/// <summary>An array of known length; the length counts elements.</summary>
public sealed class ArrayType(CType element, int length) : CType
{
    public CType Element { get; } = element;

    public int Length { get; } = length;

    public override string Name => string.Create(CultureInfo.InvariantCulture, $"{Element.Name}[{Length}]");

    public override long? Size => Element.Size * Length;

    public override long? Alignment => Element.Alignment;

    public override long Cells => Element.Cells > long.MaxValue / Math.Max(Length, 1) ? long.MaxValue : Element.Cells * Length;
}

/// <summary>A function's type; the parameters' types are those after arrays and functions became pointers.</summary>
public sealed class FunctionType(CType returns, IReadOnlyList<CType> parameters, bool variadic) : CType
{
    public CType Returns { get; } = returns;

    public IReadOnlyList<CType> Parameters { get; } = parameters;

    public bool Variadic { get; } = variadic;

    /// <summary>Whether so many arguments may be given.</summary>
    public bool Takes(int arguments) => arguments == Parameters.Count || (arguments > Parameters.Count && Variadic);

    public override string Name => $"{Returns.Name} ({string.Join(", ", Parameters.Select(p => p.Name))})";
}

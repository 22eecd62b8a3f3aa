using VtdVerify.CSubset.Types;

namespace VtdVerify.CSubset.Running;

/// <summary>What stands in a variable that holds neither a word nor a target.</summary>
public sealed class Marker
{
    private Marker(string name)
    {
        Name = name;
    }

    /// <summary>The null pointer.</summary>
    public static Marker Null { get; } = new("null");

    /// <summary>Nothing was assigned yet.</summary>
    public static Marker NotAssigned { get; } = new("not assigned");

    /// <summary>The driver of a loop made the value unknown.</summary>
    public static Marker Forgotten { get; } = new("unknown");

    /// <summary>The bytes were last written through a member of a union that has another shape, or the bytes are unspecified.</summary>
    public static Marker Overlaid { get; } = new("overlaid");

    public string Name { get; }

    public override string ToString() => Name;
}

/// <summary>A function as a value.</summary>
public sealed record FunctionDesignator(string Name);

/// <summary>A value of C with its type.</summary>
/// <param name="Word">The value where <see cref="Reference"/> is null and the type is an integer; its width is the type's.</param>
/// <param name="Reference">
/// A pointer's target (a storage, a <see cref="FunctionDesignator"/>, <see cref="Marker.Null"/>, a string's text), or the
/// storage of a record that is passed by value.
/// </param>
public readonly record struct CValue<TWord>(CType Type, TWord Word, object? Reference)
    where TWord : struct
{
    public static CValue<TWord> Void { get; } = new(VoidType.Instance, default, null);

    public bool IsNull => ReferenceEquals(Reference, Marker.Null);

    public static CValue<TWord> Of(IntegerType type, TWord word) => new(type, word, null);

    /// <summary>A pointer to a storage, a function or nothing.</summary>
    public static CValue<TWord> Pointer(CType type, object? target) => new(type, default, target ?? Marker.Null);
}

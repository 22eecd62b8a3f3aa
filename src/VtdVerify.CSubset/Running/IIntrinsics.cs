using VtdVerify.Terms;

namespace VtdVerify.CSubset.Running;

/// <summary>A function that the host provides. Its result must have the type that the prelude declares.</summary>
/// <param name="arguments">Converted to the declared parameters' types.</param>
/// <param name="site">The call.</param>
public delegate CValue<TWord> Intrinsic<TWord, TTruth>(
    Interpreter<TWord, TTruth> interpreter, IReadOnlyList<CValue<TWord>> arguments, CodeSite site)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>;

/// <summary>What the host provides by name. The prelude must declare each name, so that its type is known.</summary>
public interface IIntrinsics<TWord, TTruth>
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    /// <summary>Null where the host has no such function; the call is then Unsupported.</summary>
    Intrinsic<TWord, TTruth>? Function(string name);

    /// <summary>Null where the host has no such variable; its use is then Unsupported.</summary>
    Storage<TWord, TTruth>? Global(string name);

    /// <summary>The storage of an object by what the host knows it by (<see cref="CObject{TWord,TTruth}.Identity"/>).</summary>
    Storage<TWord, TTruth> ObjectOf(object identity) => throw new ArgumentException("The host has no such object.", nameof(identity));

    /// <summary>What a cell holds of which nothing is known, the same each time; null where the host has no such values.</summary>
    /// <param name="usual">What it holds most often.</param>
    CValue<TWord>? Unknown(Cell<TWord, TTruth> cell, ulong usual) => null;

    /// <summary>Whether there is no object behind a pointer, the same each time; null where the host does not say.</summary>
    TTruth? IsNull(UnknownObject unknown) => null;

    /// <summary>Finishes a call of a function whose remaining statements are hidden; the result is the call's.</summary>
    /// <param name="arguments">As the caller passed them.</param>
    /// <exception cref="UnsupportedException">The host does not know the rest.</exception>
    CValue<TWord> RestOfFunction(string functionName, IReadOnlyList<CValue<TWord>> arguments, CodeSite site);
}

/// <summary>
/// Stops a run that takes too long: called for every statement and every turn of a loop; the host throws its own
/// exception.
/// </summary>
public interface IFuel
{
    void Spend();
}

/// <summary>Intrinsics from dictionaries.</summary>
public sealed class Intrinsics<TWord, TTruth> : IIntrinsics<TWord, TTruth>
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public Dictionary<string, Intrinsic<TWord, TTruth>> Functions { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Storage<TWord, TTruth>> Globals { get; } = new(StringComparer.Ordinal);

    /// <summary>The rest of partial functions, by name.</summary>
    public Dictionary<string, Func<IReadOnlyList<CValue<TWord>>, CodeSite, CValue<TWord>>> Rests { get; } = new(StringComparer.Ordinal);

    /// <summary>As of <see cref="IIntrinsics{TWord,TTruth}.ObjectOf"/>.</summary>
    public Func<object, Storage<TWord, TTruth>>? Objects { get; init; }

    /// <summary>As of <see cref="IIntrinsics{TWord,TTruth}.Unknown"/>.</summary>
    public Func<Cell<TWord, TTruth>, ulong, CValue<TWord>?>? Unknowns { get; init; }

    public Storage<TWord, TTruth> ObjectOf(object identity) =>
        Objects?.Invoke(identity) ?? throw new ArgumentException("The host has no such object.", nameof(identity));

    public CValue<TWord>? Unknown(Cell<TWord, TTruth> cell, ulong usual) => Unknowns?.Invoke(cell, usual);

    public Intrinsic<TWord, TTruth>? Function(string name) => Functions.GetValueOrDefault(name);

    public Storage<TWord, TTruth>? Global(string name) => Globals.GetValueOrDefault(name);

    public CValue<TWord> RestOfFunction(string functionName, IReadOnlyList<CValue<TWord>> arguments, CodeSite site) =>
        Rests.TryGetValue(functionName, out var rest)
            ? rest(arguments, site)
            : throw new UnsupportedException($"the hidden rest of {functionName}", site);
}

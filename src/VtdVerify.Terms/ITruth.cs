namespace VtdVerify.Terms;

/// <summary>A truth value that is either known now (concrete) or depends on symbolic values.</summary>
/// <typeparam name="TTruth">The implementing type.</typeparam>
public interface ITruth<TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    /// <summary>The value where it does not depend on anything symbolic; null where it does.</summary>
    bool? Known { get; }

    static abstract TTruth Of(bool value);

    static abstract TTruth operator &(TTruth left, TTruth right);

    static abstract TTruth operator |(TTruth left, TTruth right);

    static abstract TTruth operator ^(TTruth left, TTruth right);

    static abstract TTruth operator !(TTruth value);
}

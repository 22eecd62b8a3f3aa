namespace VtdVerify.CSubset.Syntax;

/// <summary>Texts as the arrays that they are in C.</summary>
internal static class TextCharacters
{
    /// <summary>
    /// The characters of a text with its end; null of any other expression, and where bytes are not known: of macros between the parts, and
    /// beyond ASCII.
    /// </summary>
    public static IReadOnlyList<int>? Of(CExpression expression) => expression switch
    {
        ParenthesizedExpression { Inner: var inner } => Of(inner),
        StringLiteral { Macros: [], Value: var text } when text.All(char.IsAscii) => [.. text.Select(c => (int)c), 0],
        _ => null,
    };

    /// <summary>The text as the braced initialiser of an array of characters; null as for <see cref="Of"/>.</summary>
    /// <param name="length">Of the array: the end of a text that fills it is left out.</param>
    public static InitializerList? Spelled(CExpression expression, int length) => Of(expression) is not { } characters ? null
        : new InitializerList(
            [.. characters.Take(Math.Max(length, characters.Count - 1)).Select(c =>
                new InitializerItem([], new CharacterLiteral(c, expression.Span), expression.Span))],
            expression.Span);
}

using Microsoft.CodeAnalysis.CSharp;

namespace VtdVerify.Features.Generator;

/// <summary>Text as C# writes it.</summary>
internal static class Code
{
    public static string Text(string value) => SymbolDisplay.FormatLiteral(value, quote: true);

    /// <summary>A name as an identifier: what no identifier may hold becomes an underscore.</summary>
    public static string Identifier(string name)
    {
        var letters = new string([.. name.Select(letter => char.IsLetterOrDigit(letter) ? letter : '_')]);
        return char.IsLetter(letters[0]) ? letters : $"_{letters}";
    }
}

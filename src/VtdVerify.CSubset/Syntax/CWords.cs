namespace VtdVerify.CSubset.Syntax;

/// <summary>The words that C and GNU's C keep for themselves.</summary>
public static class CWords
{
    public static bool IsKeyword(string word) => Characters.IsKeyword(word);
}

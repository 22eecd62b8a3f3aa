using System.Collections.Immutable;
using VtdVerify.CSubset.Syntax;

namespace VtdVerify.CSubset.Preprocessing;

/// <summary>A token with the macros that it comes out of: none of them replaces it again (C11 6.10.3.4).</summary>
internal readonly record struct MacroPiece(Token Token, ImmutableHashSet<string> Hidden)
{
    public static MacroPiece Of(Token token) => new(token, ImmutableHashSet<string>.Empty);
}

/// <summary>A macro's use that is not C, or that this reader does not follow.</summary>
internal sealed class ExpansionException(string reason) : Exception(reason);

using VtdVerify.CSubset.Types;
using VtdVerify.Terms;

namespace VtdVerify.CSubset.Running;

/// <summary>A variable that outlives the calls: one of a file, or a static one of a function.</summary>
/// <param name="Name">Unique in the program; that of a function begins with the function's.</param>
/// <param name="Initial">The value of its initialiser, extended to 64 bits; null for zero in every cell.</param>
/// <param name="IsWritten">Whether the program, or code that is not seen, may change it.</param>
internal sealed record StaticVariable(string Name, CType Type, ulong? Initial, bool IsWritten, CodeSite Site);

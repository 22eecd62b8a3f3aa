namespace VtdVerify.QemuSource.Slicing;

/// <summary>The unmap of a tree as C text for a compiler: its functions, written anew, and of the declarations what they rely on.</summary>
/// <param name="Declarations">Macros, types, variables, inline functions and prototypes, each after those that it needs.</param>
/// <param name="Callees">The functions that the machine of this project stands in for, as the tree has them, and what they call.</param>
/// <param name="Unmap">The entry and what else it calls.</param>
/// <param name="Declared">The names that <paramref name="Declarations"/> declares.</param>
public sealed record TreeSlice(string Declarations, string Callees, string Unmap, IReadOnlySet<string> Declared);

using VtdVerify.CSubset.Running;
using VtdVerify.QemuSource.Files;

namespace VtdVerify.QemuSource.Reading;

/// <summary>A function of a tree with everything that it calls and relies on.</summary>
/// <param name="Functions">The ones that run, the entry first; <c>static inline</c> ones of headers included.</param>
/// <param name="Contested">Names whose definition depends on how QEMU is configured; code that reaches one is not read.</param>
public sealed record TreeCode(CProgram Program, IReadOnlyList<TreeFunction> Functions, IReadOnlyList<string> Contested)
{
    /// <summary>The functions' tokens by hash, then the declarations as they are written.</summary>
    public required string Text { get; init; }
}

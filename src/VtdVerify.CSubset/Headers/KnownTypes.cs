using VtdVerify.CSubset.Running.Nodes;
using VtdVerify.CSubset.Syntax;
using VtdVerify.CSubset.Types;

namespace VtdVerify.CSubset.Headers;

/// <summary>Type names that are known without their declaration: <c>hwaddr</c>. Headers may declare them as what they are.</summary>
public static class KnownTypes
{
    /// <summary>The first declaration that makes one of them another type; null where none does.</summary>
    /// <param name="files">Of the code that uses them.</param>
    public static DeclaredItem? DeclaredOtherwise(IReadOnlyList<DeclarationIndex> files) => Symbols.Common
        .SelectMany(known => files.SelectMany(file => file.Find(known.Name)).Where(item => IsOther(item, known.Type)))
        .FirstOrDefault();

    private static bool IsOther(DeclaredItem item, CType known)
    {
        if (item.Node is not TopLevelDeclaration { Declaration: { Storage: StorageClass.Typedef } declaration })
        {
            return false;
        }

        var symbols = new Symbols();
        new TypeResolver(symbols, _ => null, _ => null).Declare(declaration);
        return !Memory.Agree(symbols.Typedefs[item.Name], known) || IsSigned(symbols.Typedefs[item.Name]) != IsSigned(known);
    }

    private static bool IsSigned(CType type) => type is IntegerType { Signed: true };
}

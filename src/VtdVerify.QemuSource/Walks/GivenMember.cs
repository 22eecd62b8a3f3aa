using VtdVerify.CSubset.Syntax;
using VtdVerify.QemuSource.Files;

namespace VtdVerify.QemuSource.Walks;

/// <summary>A member of a record that a function is given a pointer to, and gets back to the record from.</summary>
internal sealed record GivenMember(string Container, string Field)
{
    /// <summary>What a parameter points to, where the function says so by container_of; null where it does not.</summary>
    public static GivenMember? Of(TreeFunction function, int parameter)
    {
        var name = function.Definition.Signature.Type.Parameters.ElementAtOrDefault(parameter)?.Name;
        return SyntaxWalk.Expressions(function.Definition.Body).OfType<CallExpression>()
            .Where(call => call.Callee is NameExpression { Name: "container_of" })
            .Select(call => call.Arguments is [NameExpression first, var type, NameExpression field]
                    && first.Name == name && NameOf(type) is { } container
                ? new GivenMember(container, field.Name)
                : null)
            .FirstOrDefault(found => found is not null);
    }

    private static string? NameOf(CExpression type) => type switch
    {
        TypeExpression { Type: NamedTypeSyntax named } => named.Name,
        NameExpression name => name.Name,
        _ => null,
    };
}

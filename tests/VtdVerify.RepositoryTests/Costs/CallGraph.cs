using Mono.Cecil;

namespace VtdVerify.Tests.Costs;

/// <summary>
/// Which methods of some assemblies may end in which others, by their compiled code. Methods are told apart by type, name and number of
/// parameters. A call through an interface is not followed to what implements it; what creates the implementation is.
/// </summary>
internal sealed class CallGraph
{
    private readonly Dictionary<string, HashSet<string>> callers = [];

    public CallGraph(IEnumerable<ModuleDefinition> modules)
    {
        foreach (var method in modules.SelectMany(module => module.Types).SelectMany(MethodsOf).Where(method => method.HasBody))
        {
            foreach (var callee in method.Body.Instructions.SelectMany(instruction => Used(instruction.Operand)))
            {
                if (!callers.TryGetValue(callee, out var all))
                {
                    callers[callee] = all = [];
                }

                all.Add(KeyOf(method));
            }
        }
    }

    /// <summary>A type's methods, with those of the types in it.</summary>
    public static IEnumerable<MethodDefinition> MethodsOf(TypeDefinition type) =>
        type.Methods.Concat(type.NestedTypes.SelectMany(MethodsOf));

    public static string KeyOf(MethodReference method) =>
        $"{method.DeclaringType.GetElementType().FullName}::{method.Name}/{method.Parameters.Count}";

    /// <summary>Every method that may end in one of the wanted ones, these included.</summary>
    public IReadOnlySet<string> Reaching(Func<string, bool> wanted)
    {
        var found = callers.Keys.Where(wanted).ToHashSet();
        var open = new Stack<string>(found);
        while (open.TryPop(out var callee))
        {
            foreach (var caller in callers.GetValueOrDefault(callee, []).Where(found.Add))
            {
                open.Push(caller);
            }
        }

        return found;
    }

    private static IEnumerable<string> Used(object? operand) => operand switch
    {
        MethodReference method => [KeyOf(method), .. OfType(method.DeclaringType)],
        FieldReference field => OfType(field.DeclaringType),
        _ => [],
    };

    /// <summary>What runs because a type is used: its initialiser, and the body of an iterator or of an asynchronous method.</summary>
    private static IEnumerable<string> OfType(TypeReference type)
    {
        var name = type.GetElementType().FullName;
        return name.Contains(">d__", StringComparison.Ordinal) ? [$"{name}::.cctor/0", $"{name}::MoveNext/0"] : [$"{name}::.cctor/0"];
    }
}

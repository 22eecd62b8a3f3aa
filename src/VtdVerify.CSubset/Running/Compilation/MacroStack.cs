using VtdVerify.CSubset.Syntax;

namespace VtdVerify.CSubset.Running.Compilation;

/// <summary>The macros that are being replaced, so that none replaces itself, and what their parameters stand for.</summary>
internal sealed class MacroStack
{
    private readonly Stack<(string Name, IReadOnlyDictionary<string, CExpression> Arguments)> active = new();

    public bool IsActive(string name) => active.Any(macro => macro.Name == name);

    public CExpression? Argument(string name) =>
        active.TryPeek(out var macro) ? macro.Arguments.GetValueOrDefault(name) : null;

    /// <summary>What the name of a member stands for, which may be a macro's parameter.</summary>
    public string NameOf(string name) => Argument(name) switch
    {
        null => name,
        NameExpression argument => Outside(() => NameOf(argument.Name)),
        _ => $"({name}, an argument that is no name)",
    };

    /// <summary>Runs with a macro's parameters in scope.</summary>
    public T Within<T>(string name, IReadOnlyDictionary<string, CExpression> arguments, Func<T> compile)
    {
        active.Push((name, arguments));
        var result = compile();
        active.Pop();
        return result;
    }

    /// <summary>Runs with the innermost macro's parameters out of scope, as its arguments were written outside of it.</summary>
    public T Outside<T>(Func<T> compile)
    {
        var inner = active.Pop();
        var result = compile();
        active.Push(inner);
        return result;
    }
}

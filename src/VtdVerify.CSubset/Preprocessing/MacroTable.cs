using System.Diagnostics.CodeAnalysis;

namespace VtdVerify.CSubset.Preprocessing;

/// <summary>What is known of names as macros at one place of a text. Of other names nothing is: hidden text may define them.</summary>
internal sealed class MacroTable
{
    private readonly Dictionary<string, State> states;

    public MacroTable()
    {
        states = new(StringComparer.Ordinal);
    }

    /// <summary>A copy to change.</summary>
    public MacroTable(MacroTable other)
    {
        states = new(other.states, StringComparer.Ordinal);
    }

    public void Define(Macro macro) => states[macro.Name] = new State(macro, null);

    public void Undefine(string name) => states[name] = new State(null, null);

    /// <summary>From here on nobody can say what the name is replaced by, or whether it is.</summary>
    public void Forget(string name, string reason) => states[name] = new State(null, reason);

    public bool TryFind(string name, [NotNullWhen(true)] out Macro? macro)
    {
        macro = states.TryGetValue(name, out var state) ? state.Macro : null;
        return macro is not null;
    }

    /// <summary>Why it is not known what the name is replaced by; null where it is, or where it is not replaced.</summary>
    public string? Unknown(string name) => states.TryGetValue(name, out var state) ? state.Reason : null;

    /// <summary>Null where that is not known.</summary>
    public bool? IsDefined(string name) =>
        states.TryGetValue(name, out var state) && state.Reason is null ? state.Macro is not null : null;

    private readonly record struct State(Macro? Macro, string? Reason);
}

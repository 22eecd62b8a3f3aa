using System.Diagnostics.CodeAnalysis;

namespace VtdVerify.CSubset.Preprocessing;

/// <summary>What is known of names as macros at one place of a text. Of other names nothing is: hidden text may define them.</summary>
internal sealed class MacroTable
{
    private readonly Dictionary<string, State> states;
    private readonly object? copied;
    private object content = new();

    public MacroTable()
    {
        states = new(StringComparer.Ordinal);
    }

    /// <summary>A copy to change.</summary>
    public MacroTable(MacroTable other)
    {
        states = new(other.states, StringComparer.Ordinal);
        (copied, content) = (other.content, other.content);
    }

    /// <summary>
    /// An object that stands for all that is known here: the same one in two tables only if they know the same. Null where anything was
    /// changed since the table was copied, or where it is no copy.
    /// </summary>
    public object? Unchanged => ReferenceEquals(copied, content) ? content : null;

    public void Define(Macro macro) => Set(macro.Name, new State(macro, null));

    public void Undefine(string name) => Set(name, new State(null, null));

    /// <summary>From here on nobody can say what the name is replaced by, or whether it is.</summary>
    public void Forget(string name, string reason) => Set(name, new State(null, reason));

    public bool TryFind(string name, [NotNullWhen(true)] out Macro? macro)
    {
        macro = states.TryGetValue(name, out var state) ? state.Macro : null;
        return macro is not null;
    }

    /// <summary>Whether anything is known of the name, be it that nobody can say what it is replaced by.</summary>
    public bool Mentions(string name) => states.ContainsKey(name);

    /// <summary>Why it is not known what the name is replaced by; null where it is, or where it is not replaced.</summary>
    public string? Unknown(string name) => states.TryGetValue(name, out var state) ? state.Reason : null;

    /// <summary>Null where that is not known.</summary>
    public bool? IsDefined(string name) =>
        states.TryGetValue(name, out var state) && state.Reason is null ? state.Macro is not null : null;

    private void Set(string name, State state) => (states[name], content) = (state, new object());

    private readonly record struct State(Macro? Macro, string? Reason);
}

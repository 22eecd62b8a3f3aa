using VtdVerify.CSubset.Running;
using VtdVerify.Terms;
using Storage = VtdVerify.CSubset.Running.Storage<VtdVerify.Terms.SymbolicWord, VtdVerify.Terms.SymbolicTruth>;
using Value = VtdVerify.CSubset.Running.CValue<VtdVerify.Terms.SymbolicWord>;

namespace VtdVerify.QemuSource.Contracts;

/// <summary>GLib's heap, as <c>glib_tree.h</c> says: what the code makes there, and frees.</summary>
internal sealed class Heap
{
    private readonly HashSet<object> living = new(ReferenceEqualityComparer.Instance);

    public Heap(Intrinsics<SymbolicWord, SymbolicTruth> host)
    {
        host.Functions[Builtins.Allocation] = (_, arguments, _) =>
        {
            living.Add(arguments[0].Reference!);
            return arguments[0];
        };
        host.Functions["g_free"] = (_, arguments, _) =>
        {
            Free(arguments[0]);
            return Value.Void;
        };
    }

    /// <summary>Only what was made here and still lived was freed.</summary>
    public bool IsProper { get; private set; } = true;

    /// <summary>Whether it is an object that was made here and not freed.</summary>
    public bool Holds(Storage made) => living.Contains(made);

    private void Free(Value pointer)
    {
        if (pointer.Reference is Storage made && living.Remove(made))
        {
            made.Owner.IsDead = static () => SymbolicTruth.Of(true);
        }
        else
        {
            IsProper &= pointer.IsNull;
        }
    }
}

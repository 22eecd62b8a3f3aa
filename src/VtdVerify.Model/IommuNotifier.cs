using System.Numerics;

namespace VtdVerify.Model;

/// <summary>A listener of one address space (QEMU's IOMMUNotifier).</summary>
/// <param name="Id">Tells the notifiers of a machine apart; the order of registration, from 0.</param>
/// <param name="Scope">The addresses that it wants to hear of, both ends inclusive.</param>
/// <param name="Flags">The events that it wants: <see cref="NotifierFlags"/> as a 32-bit word.</param>
public sealed record IommuNotifier<TWord>(int Id, IovaRange<TWord> Scope, TWord Flags)
    where TWord : struct, IAdditionOperators<TWord, TWord, TWord>
{
    /// <summary>The rule that its events go by, where the code at hand says so; null for the machine's.</summary>
    public NotifyRule? Rule { get; init; }
}

/// <summary>QEMU's IOMMUNotifierFlag. An event's type is one of them.</summary>
[Flags]
public enum NotifierFlags
{
    None = 0,
    Unmap = 1,
    Map = 2,
    DeviceIotlbUnmap = 4,
}

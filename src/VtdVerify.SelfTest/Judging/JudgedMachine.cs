using VtdVerify.Model;

namespace VtdVerify.SelfTest.Judging;

/// <summary>A machine as compiled code runs it.</summary>
/// <param name="Noise">Fills what the description leaves open.</param>
/// <param name="RunsBefore">How often the unmap ran on such a machine before, in the same process.</param>
public sealed record JudgedMachine(MachineDescription Machine, ulong Noise = 0, int RunsBefore = 0)
{
    // In the order in which the compiled code takes them.
    private static readonly string[] Fields = ["devfn", "pasid", "caching_mode"];

    /// <summary>Whether compiled code can be given all that the description says: what variables of the file hold it cannot.</summary>
    internal bool IsWhole => Machine.Unknowns.Keys.All(name => Fields.Any(known => Names(name, known)));

    internal ulong[] Words()
    {
        var m = Machine;
        ulong[] words =
        [
            (ulong)m.AddressWidth, (ulong)m.DirtyTracking, m.MigrationIsRunning ? 1UL : 0, m.NotifyRule == NotifyRule.Crops ? 1UL : 0,
            Noise, (ulong)RunsBefore, m.Unknowns.Count > 0 ? 1UL : 0, .. Fields.Select(f => Unknown(f) ?? 0), (ulong)m.Notifiers.Count,
            .. m.Notifiers.SelectMany(n => (ulong[])[n.Start.Value, n.End.Value, (ulong)n.Flags]),
            (ulong)m.Mappings.Count,
            .. m.Mappings.SelectMany(mapping =>
                (ulong[])[mapping.Iova.Value, mapping.InclusiveSize.Value, mapping.TranslatedAddress.Value, (ulong)mapping.Permission]),
        ];
        return [(ulong)words.Length, .. words];
    }

    private static bool Names(string name, string field) =>
        name.EndsWith($".{field}", StringComparison.Ordinal) || name.EndsWith($">{field}", StringComparison.Ordinal);

    private ulong? Unknown(string field) =>
        Machine.Unknowns.Where(u => Names(u.Key, field)).Select(u => (ulong?)u.Value).FirstOrDefault();
}

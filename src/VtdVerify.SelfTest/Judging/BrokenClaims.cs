namespace VtdVerify.SelfTest.Judging;

/// <summary>The obligations that runs of one program break, each with the smallest machines that show it.</summary>
internal sealed class BrokenClaims
{
    private readonly Dictionary<string, List<JudgedMachine>> machines = new(StringComparer.Ordinal);

    public void Add(IReadOnlySet<string> broken, JudgedMachine machine)
    {
        foreach (var obligation in broken)
        {
            if (!machines.TryGetValue(obligation, out var all))
            {
                machines.Add(obligation, all = []);
            }

            all.Add(machine);
        }
    }

    /// <summary>The machines that break an obligation, the smallest first.</summary>
    public IReadOnlyList<JudgedMachine> Of(string obligation) =>
        [.. machines.GetValueOrDefault(obligation, []).OrderBy(m => m.RunsBefore).ThenBy(m => m.Machine.Mappings.Count)];
}

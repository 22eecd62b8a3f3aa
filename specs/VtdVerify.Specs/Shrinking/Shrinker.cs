using VtdVerify.Model;

namespace VtdVerify.Specs.Shrinking;

/// <summary>Makes the machine of a case smaller step by step, as long as the smaller one still shows it.</summary>
public static class Shrinker
{
    /// <summary>The smallest case that steps lead to; which one does not depend on anything but the arguments.</summary>
    /// <param name="shown">The case to begin with.</param>
    /// <param name="machineOf">A case's machine.</param>
    /// <param name="mayBe">Whether a machine is one to look at; asked of machines that can exist.</param>
    /// <param name="showOn">Runs a machine: the case that it shows, or null.</param>
    /// <param name="mostRuns">After so many calls of <paramref name="showOn"/> the smallest case so far is good enough.</param>
    public static TCase Smallest<TCase>(
        TCase shown,
        Func<TCase, MachineDescription> machineOf,
        Func<MachineDescription, bool> mayBe,
        Func<MachineDescription, TCase?> showOn,
        int mostRuns)
        where TCase : class
    {
        // Each step is to a smaller machine, and there are finitely many: this ends.
        for (var runs = 0; runs < mostRuns;)
        {
            var smaller = Below(machineOf(shown))
                .Where(mayBe)
                .Take(mostRuns - runs)
                .Select(one =>
                {
                    runs++;
                    return showOn(one);
                })
                .FirstOrDefault(one => one is not null);
            if (smaller is null)
            {
                return shown;
            }

            shown = smaller;
        }

        return shown;
    }

    /// <summary>The machines one step away that are smaller and can exist, the smallest first.</summary>
    private static IEnumerable<MachineDescription> Below(MachineDescription machine)
    {
        var size = MachineSize.Of(machine);
        return SmallerMachines.Of(machine)
            .Select(one => (Machine: one, Size: MachineSize.Of(one)))
            .Where(one => one.Size < size && !MachineFault.Of(one.Machine).Any())
            .OrderBy(one => one.Size)
            .Select(one => one.Machine);
    }
}

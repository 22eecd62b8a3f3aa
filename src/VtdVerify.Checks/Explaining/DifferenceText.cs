using System.Globalization;
using VtdVerify.Native.Conforming;
using VtdVerify.Native.Running;

namespace VtdVerify.Checks.Explaining;

/// <summary>A difference between compiled code and another run, for a reader.</summary>
public static class DifferenceText
{
    private const string Nothing = "nothing more";

    /// <summary>The first step in which two runs differ.</summary>
    public static string FirstLine(RunTrace compiled, RunTrace? other)
    {
        var (ours, theirs) = (compiled.Lines(), other?.Lines() ?? []);
        var at = ours.Zip(theirs).TakeWhile(pair => pair.First == pair.Second).Count();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"step {at + 1}: compiled '{ours.ElementAtOrDefault(at) ?? Nothing}', otherwise '{theirs.ElementAtOrDefault(at) ?? Nothing}'");
    }

    public static string FirstLine(ConformanceDifference difference) => FirstLine(difference.Compiled, difference.Run);

    /// <summary>The machine, and both runs from the beginning.</summary>
    public static IEnumerable<string> Lines(ConformanceDifference difference)
    {
        var machine = difference.Machine;
        var migration = machine.MigrationIsRunning ? "runs" : "does not run";
        yield return string.Create(
            CultureInfo.InvariantCulture, $"  {machine.AddressWidth} bits, tracking {machine.DirtyTracking}, migration {migration}");
        foreach (var notifier in machine.Notifiers)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture, $"  notifier [0x{notifier.Start:x}, 0x{notifier.End:x}] for {notifier.Flags}");
        }

        foreach (var mapping in machine.Mappings)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"  mapping [0x{mapping.Iova:x}, 0x{mapping.Last:x}] -> 0x{mapping.TranslatedAddress:x}, {Phrases.Of(mapping.Permission)}");
        }

        foreach (var (name, trace) in ((string, RunTrace?)[])[("compiled", difference.Compiled), (difference.Other, difference.Run)])
        {
            yield return $"  {name}:";
            foreach (var line in trace?.Lines() ?? ["has no run"])
            {
                yield return $"    {line}";
            }
        }
    }
}

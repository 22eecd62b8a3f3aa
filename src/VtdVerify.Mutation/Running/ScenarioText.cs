using System.Globalization;
using System.Text;
using VtdVerify.Features.Domain;
using VtdVerify.Model;

namespace VtdVerify.Mutation.Running;

/// <summary>A machine and what the original does on it, in the words of the feature files.</summary>
internal static class ScenarioText
{
    private const string Title = "An unmap that a mutant does otherwise";

    public static string Of(MachineDescription machine, MachineRun original)
    {
        var text = new StringBuilder();
        void Add(string line) => text.Append(line).Append('\n');

        Add($"Scenario: {Title}");
        Add(string.Create(CultureInfo.InvariantCulture, $"  Given an IOMMU with an address width of {machine.AddressWidth} bits"));
        var rule = machine.NotifyRule == NotifyRule.Crops ? "from 10.2 on, which crops" : "up to 10.1, which asserts";
        Add($"  And the notify rule of QEMU {rule}");
        Add($"  And guest memory is tracked for {Tracking(machine.DirtyTracking)}");
        Add($"  And {(machine.MigrationIsRunning ? "a" : "no")} migration is running");
        var scope = machine.Notifiers[0];
        Add($"  And the notifier's scope is [{new Address(scope.Start)}, {new Address(scope.End)}]");
        if (!scope.Flags.HasFlag(NotifierFlags.Map))
        {
            Add("  And the notifier listens for UNMAP alone, as vhost does");
        }

        AddMappings(Add, "  And the IOVA tree is empty", "  And the IOVA tree holds:", machine.Mappings);
        Add("  When the scope is unmapped");
        if (original.Events.Count == 0)
        {
            Add("  Then no UNMAP is sent");
        }
        else
        {
            Add("  Then no UNMAP is sent but these:");
            Add("    | iova | size | translated address |");
            foreach (var sent in original.Events.Select(e => e.Event))
            {
                var (iova, translated) = (new Address(sent.Iova.Value), new Address(sent.TranslatedAddress.Value));
                Add($"    | {iova} | {Size(sent.AddressMask.Value)} | {translated} |");
            }
        }

        Add("  And every mapping inside the scope got an UNMAP");
        if (original.TreeAfter.Count > 0)
        {
            AddMappings(Add, string.Empty, "  And the IOVA tree still holds:", original.TreeAfter);
        }

        return text.ToString();
    }

    private static void AddMappings(Action<string> add, string none, string some, IReadOnlyList<MappingDescription> mappings)
    {
        add(mappings.Count == 0 ? none : some);
        if (mappings.Count > 0)
        {
            add("    | iova | size | guest physical address |");
        }

        foreach (var mapping in mappings)
        {
            add($"    | {new Address(mapping.Iova)} | {Size(mapping.InclusiveSize)} | {new Address(mapping.TranslatedAddress)} |");
        }
    }

    private static Length Size(ulong inclusive) => Length.OfInclusiveSize(inclusive);

    private static string Tracking(DirtyTracking tracking)
    {
        var names = new List<string>();
        void Add(DirtyTracking flag, string name)
        {
            if (tracking.HasFlag(flag))
            {
                names.Add(name);
            }
        }

        Add(DirtyTracking.Migration, "migration");
        Add(DirtyTracking.DirtyRate, "dirty rate");
        Add(DirtyTracking.DirtyLimit, "dirty limit");
        return names.Count switch
        {
            0 => "nothing",
            1 => names[0],
            _ => $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}",
        };
    }
}

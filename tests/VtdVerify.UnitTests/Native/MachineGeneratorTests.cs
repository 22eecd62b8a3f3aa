using NUnit.Framework;
using VtdVerify.Model;
using VtdVerify.Native.Conforming;

namespace VtdVerify.Tests.Native;

/// <summary>The random machines of the comparison.</summary>
internal sealed class MachineGeneratorTests
{
    private static readonly IReadOnlyList<MachineDescription> Machines =
        [.. Enumerable.Range(0, 4000).Select(n => MachineGenerator.Machine(1, n, NotifyRule.Crops, IovaSpace.Vtd))];

    private static readonly TestCaseData[] Edges =
    [
        Edge("an empty tree", m => m.Mappings.Count == 0),
        Edge("many mappings", m => m.Mappings.Count > 16),
        Edge("several notifiers", m => m.Notifiers.Count == 3),
        Edge("equal scopes", m => m.Notifiers.Count > 1 && m.Notifiers[0] == m.Notifiers[1]),
        Edge("a scope of everything", m => m.Notifiers.Any(n => n.Scope == new AddressRange(default, Address.Highest))),
        Edge("a scope of one page", m => m.Notifiers.Any(n => n.Scope.Size == InclusiveSize.Of4K)),
        Edge("a scope beyond the address width", m => m.Notifiers.Any(n => n.Start.Value >> m.AddressWidth != 0)),
        Edge("an odd scope", m => m.Notifiers.Any(n => n.Start != n.Start.AlignedTo(InclusiveSize.Of4K))),
        Edge("no MAP flag", m => m.Notifiers.Any(n => !n.Flags.HasFlag(NotifierFlags.Map))),
        Edge("each kind of tracking", m => m.DirtyTracking == (DirtyTracking)7),
        Edge("39 bits", m => m.AddressWidth == 39),
        Edge("a mapping across a scope's start", m => Any(m, (n, x) => x.Iova < n.Start && x.Last >= n.Start)),
        Edge("a mapping across a scope's end", m => Any(m, (n, x) => x.Iova <= n.End && x.Last > n.End)),
        Edge("a mapping that ends right before a scope", m => Any(m, (n, x) => n.Start != default && x.Last == n.Start.Previous)),
        Edge("a mapping that begins right behind a scope", m => Any(m, (n, x) => n.End != Address.Highest && x.Iova == n.End.Next)),
        Edge("a mapping where start + end wraps", m => Any(m, (n, x) => n.Start.Plus(n.End.Value) < n.Start && x.Iova >= n.Start)),
        Edge("a 1G mapping", m => m.Mappings.Any(x => x.InclusiveSize == InclusiveSize.Of1G)),
        Edge("an odd mapping", m => m.Mappings.Any(x => x.Iova != x.Iova.AlignedTo(InclusiveSize.Of4K))),
        Edge("a read-only mapping", m => m.Mappings.Any(x => x.Permission == IommuAccess.ReadOnly)),
        Edge("a write-only mapping", m => m.Mappings.Any(x => x.Permission == IommuAccess.WriteOnly)),
        Edge("mappings of all permissions", m => m.Mappings.Select(x => x.Permission).Distinct().Count() == 3),
        Edge("the last address", m => m.Mappings.Any(x => x.Last == Address.Highest)),
    ];

    [TestCaseSource(nameof(Edges))]
    public void The_machines_go_to_the_edges(Func<MachineDescription, bool> isThere) =>
        Assert.That(Machines.Count(isThere), Is.GreaterThanOrEqualTo(5));

    [Test]
    public void Every_machine_can_exist() => Assert.That(Machines.SelectMany(MachineFault.Of), Is.Empty);

    [Test]
    public void A_number_and_a_seed_give_the_same_machine_always()
    {
        var again = MachineGenerator.Machine(1, 42, NotifyRule.Crops, IovaSpace.Vtd);
        Assert.That(again.Mappings, Is.EqualTo(Machines[42].Mappings));
        Assert.That(again.Notifiers, Is.EqualTo(Machines[42].Notifiers));
        Assert.That(MachineGenerator.Machine(2, 42, NotifyRule.Crops, IovaSpace.Vtd).Notifiers, Is.Not.EqualTo(again.Notifiers));
    }

    [Test]
    public void The_machines_are_of_the_widths_that_the_vIOMMU_has()
    {
        var space = IovaSpace.Vtd with { Widths = [64], LeafBits = [12, 16, 21, 30] };
        var machines = Enumerable.Range(0, 400).Select(n => MachineGenerator.Machine(1, n, NotifyRule.Crops, space)).ToList();
        Assert.That(machines.SelectMany(MachineFault.Of), Is.Empty);
        Assert.That(machines.Select(m => m.AddressWidth), Is.All.EqualTo(64));
        Assert.That(machines.SelectMany(m => m.Mappings).Count(m => m.Last.Value >> 60 != 0), Is.GreaterThan(5));
    }

    private static bool Any(MachineDescription machine, Func<NotifierDescription, MappingDescription, bool> holds) =>
        machine.Notifiers.Any(n => machine.Mappings.Any(m => holds(n, m)));

    private static TestCaseData Edge(string name, Func<MachineDescription, bool> isThere) =>
        new TestCaseData(isThere).SetArgDisplayNames(name);
}

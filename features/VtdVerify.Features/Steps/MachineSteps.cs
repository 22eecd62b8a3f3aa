using VtdVerify.Model;

namespace VtdVerify.Features.Steps;

/// <summary>Sets the machine, and unmaps the scope. A later Given replaces what an earlier one or the Background said.</summary>
[Binding]
public sealed class MachineSteps(UnmapCase unmap)
{
    private MachineDescription Machine
    {
        get => unmap.Machine;
        set => unmap.Machine = value;
    }

    private NotifierDescription First
    {
        get => Machine.Notifiers[0];
        set => Machine = Machine with { Notifiers = [value, .. Machine.Notifiers.Skip(1)] };
    }

    [Given("^an IOMMU of the usual address width$")]
    public void UsualAddressWidth() => Machine = Machine with { AddressWidth = Machine.Space.UsualWidth };

    [Given("^an IOMMU with an address width of (39|48|64) bits$")]
    public void AddressWidth(int bits) => Machine = Machine with { AddressWidth = bits };

    [Given(@"^the notify rule of QEMU up to 10\.1, which asserts$")]
    public void NotifyRuleAsserts() => Machine = Machine with { NotifyRule = NotifyRule.Asserts };

    [Given(@"^the notify rule of QEMU from 10\.2 on, which crops$")]
    public void NotifyRuleCrops() => Machine = Machine with { NotifyRule = NotifyRule.Crops };

    [Given("^guest memory is tracked for (.+)$")]
    public void Tracking(DirtyTracking tracking) => Machine = Machine with { DirtyTracking = tracking };

    [Given("^a migration is running$")]
    public void MigrationRuns() => Machine = Machine with { MigrationIsRunning = true };

    [Given("^no migration is running$")]
    public void NoMigrationRuns() => Machine = Machine with { MigrationIsRunning = false };

    [Given(@"^the notifier's scope is (\[.+\])$")]
    public void Scope(AddressRange scope) =>
        Machine = Machine with { Notifiers = [new NotifierDescription(scope.First, scope.Last)] };

    [Given("^the notifier listens for UNMAP alone, as vhost does$")]
    public void UnmapAlone() => First = AsVhost(First);

    [Given("^the notifier's events are (.+)$")]
    public void Events(NotifierFlags events) => First = Listening(First, events);

    [Given("^another notifier has the same scope$")]
    public void Another() => Machine = Machine with { Notifiers = [First, First] };

    [Given(@"^another notifier has the scope (\[.+\])$")]
    public void Another(AddressRange scope) =>
        Machine = Machine with { Notifiers = [First, First with { Start = scope.First, End = scope.Last }] };

    [Given(@"^another notifier has the scope (\[.+\]) and the events (.+)$")]
    public void Another(AddressRange scope, NotifierFlags events) => Machine = Machine with
    {
        Notifiers = [First, Listening(First with { Start = scope.First, End = scope.Last }, events)],
    };

    [Given("^another notifier has the same scope and listens for UNMAP alone$")]
    public void AnotherForUnmapAlone() => Machine = Machine with { Notifiers = [First, AsVhost(First)] };

    [Given("^the notifier is the first in the address space's list$")]
    public void FirstInList() => Machine = Machine with { FirstNotifierIsFirstInList = true };

    [Given(@"^the field or variable (\S+) holds (0x[0-9a-f]+)$")]
    public void Value(string name, Address value) => Machine = Machine with
    {
        Unknowns = new Dictionary<string, ulong>(Machine.Unknowns) { [name] = value.Value },
    };

    [Given("^the notifier's backend is legacy VFIO$")]
    public void LegacyVfio() => First = First with { Backend = BackendKind.VfioLegacy };

    [Given("^the notifier's backend is iommufd$")]
    public void Iommufd() => First = First with { Backend = BackendKind.Iommufd };

    [Given("^a device wrote (0x.+)$")]
    public void Dirtied(IReadOnlyList<Address> iovas) =>
        Machine = Machine with { DirtiedByDevice = iovas };

    [Given("^the IOVA tree is empty$")]
    public void EmptyTree() => Machine = Machine with { Mappings = [] };

    [Given("^the IOVA tree holds:$")]
    public void Tree(IReadOnlyList<MappingDescription> mappings) => Machine = Machine with { Mappings = mappings };

    [Given("^the IOVA tree holds ([1-9][0-9]*) mappings of (.+) in a row from (0x.+), backed from guest physical address (0x.+) on$")]
    public void Row(int count, Length size, Address iova, Address guest) => Machine = Machine with
    {
        Mappings =
        [
            .. Enumerable.Range(0, count).Select(position => (ulong)size.Bytes * (ulong)position)
                .Select(offset => new MappingDescription(iova.Plus(offset), size.Inclusive, guest.Plus(offset))),
        ],
    };

    [When("^the scope is unmapped$")]
    public void Unmap() => unmap.Unmap();

    [When("^the scope is unmapped, and then the other notifier's$")]
    public void UnmapBoth() => unmap.UnmapBoth();

    private static NotifierDescription AsVhost(NotifierDescription notifier) => Listening(notifier, NotifierFlags.Unmap);

    /// <summary>Behind a notifier without the MAP flag the host maps nothing.</summary>
    private static NotifierDescription Listening(NotifierDescription notifier, NotifierFlags events) =>
        notifier with { Flags = events, Backend = events.HasFlag(NotifierFlags.Map) ? notifier.Backend : BackendKind.Vhost };
}

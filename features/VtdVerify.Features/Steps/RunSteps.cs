using VtdVerify.Features.Domain;
using VtdVerify.Model;
using VtdVerify.Terms;

namespace VtdVerify.Features.Steps;

/// <summary>What is expected of a whole run: the constants of its events, their order, their number, the ranges that it makes.</summary>
[Binding]
public sealed class RunSteps(UnmapCase unmap)
{
    [Then("^every event is an UNMAP that grants nothing and targets the system's memory$")]
    public void Constants() => Expect.None(
        unmap.Completed().Events.Select(made => made.Event).Where(made => !HasConstants(made))
            .Select(made => $"type {made.Type}, permission {made.Permission}, target {Target(made)} at {Address.Of(made.Iova)}"),
        "every event to be of type UNMAP, without permission, for the system's memory");

    [Then("^every mapping inside the scope that left the tree was unmapped before$")]
    public void NotifiedFirst()
    {
        var run = unmap.Completed();
        Expect.None(
            from removal in run.Removals
            from mapping in removal.Removed.Select(gone => gone.Range)
            where mapping.LiesInside(unmap.Scope)
            let earlier = run.Events.Where(made => made.NotifierId == 0 && made.Step < removal.Step)
            let before = earlier.Select(made => SentUnmap.Of(made).Reached)
            where Coverage.Gap(mapping, [.. before.OfType<AddressRange>()]) is not null
            select $"the mapping of {mapping.Length} at {mapping.First}",
            "every mapping of the scope to be unmapped before it leaves the tree",
            "no UNMAP before the removal of");
    }

    [Then("^no mapping is unmapped twice$")]
    public void Once()
    {
        var reached = unmap.Reached;
        Expect.None(
            unmap.Machine.Mappings.Select(mapping => mapping.Range)
                .Where(mapping => Coverage.Twice(mapping, reached) is not null)
                .Select(mapping => $"the mapping of {mapping.Length} at {mapping.First}"),
            "every address of a mapping to be unmapped once at most",
            "more than one UNMAP for");
    }

    [Then("^no search key wraps$")]
    public void KeysDoNotWrap() => Expect.None(
        unmap.Completed().Lookups.Select(lookup => AddressRange.Of(lookup.Key)).Where(key => key.Wraps).Distinct(),
        "every search key to end behind its start",
        "the key");

    [Then("^no UNMAP and no removal wraps$")]
    public void RangesDoNotWrap()
    {
        var run = unmap.Completed();
        Expect.None(
            run.Events.Select(made => made.Event.Range).Concat(run.Removals.Select(removal => removal.Range))
                .Select(AddressRange.Of).Where(range => range.Wraps).Distinct(),
            "every range to end behind its start",
            "the range");
    }

    [Then("^no UNMAP needs a dirty bitmap above 256M$")]
    public void BitmapsFit() => Expect.None(
        unmap.SentToMapping.Where(sent => sent.Range.Size.Value > DirtyBitmap.LegacyWidestMask),
        "the dirty bitmap of every UNMAP to have 256M at most, that of 8T");

    [Then("^QEMU does not abort$")]
    [Then("^the unmap ends$")]
    public void Returns() => unmap.Completed();

    [Then(@"^every address of (\[.+\]) got an UNMAP$")]
    public void Covered(AddressRange range)
    {
        if (Coverage.Gap(range, unmap.Reached) is { } address)
        {
            throw new ExpectationException($"an UNMAP for every address of {range}", $"none for {address}");
        }
    }

    [Then("^every page of the scope that the device wrote is marked at its guest address$")]
    public void PagesMarked()
    {
        var run = unmap.Completed();
        var marked = run.DirtyPages.Concat(run.PagesMarkedOutside).ToHashSet();
        Expect.None(
            from iova in unmap.Machine.DirtiedByDevice
            where unmap.Scope.Contains(iova)
            let guest = unmap.Machine.Translate(iova)!.Value
            where !marked.Contains(guest.Value / VtdAddressSpace.PageSize)
            select $"{iova}, at guest physical address {guest}",
            "every page that the device wrote to be marked",
            "no mark for");
    }

    private static bool HasConstants(IommuTlbEvent<ConcreteWord> made) =>
        made.Type.Value == (ulong)NotifierFlags.Unmap
        && made.Permission.Value == (ulong)IommuAccess.None
        && made.TargetIsSystemMemory;

    private static string Target(IommuTlbEvent<ConcreteWord> made) => made.TargetIsSystemMemory ? "system memory" : "another";
}

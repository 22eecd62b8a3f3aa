using VtdVerify.Model;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Proof;

namespace VtdVerify.Checks.Explaining;

/// <summary>The first event that alone breaks a claim, where the claim is about events.</summary>
internal static class EventInQuestion
{
    public static UnmapEventRecord? Find(ConcreteCase shown, IGuarantee guarantee, Obligation obligation)
    {
        if (BrokenClaims.Any(shown.Run with { Events = [] }, guarantee, obligation))
        {
            return null;
        }

        var index = shown.Run.Events.ToList()
            .FindIndex(one => BrokenClaims.Any(shown.Run with { Events = [one] }, guarantee, obligation));
        return index < 0 ? null : shown.MachineRun.Events[index];
    }
}

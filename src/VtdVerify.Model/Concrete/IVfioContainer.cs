using VtdVerify.Terms;

namespace VtdVerify.Model;

/// <summary>
/// The VFIO container behind one notifier: what the host maps, and what an UNMAP does to it (vfio_container_dma_unmap). In QEMU the
/// notifiers of one container's sections share it; their scopes are disjoint and every event is inside its own, so one container for
/// each gives the same answers.
/// </summary>
public interface IVfioContainer
{
    BackendKind Backend { get; }

    /// <summary>What the device can reach, lowest address first.</summary>
    IReadOnlyList<HostMapping> Mappings { get; }

    /// <summary>Requests that did not go through, in order.</summary>
    IReadOnlyList<UnmapRefusal> Refusals { get; }

    /// <summary>Unmaps the event's range and, under tracking, marks its dirty pages from the event's translated address on.</summary>
    /// <param name="tlbEvent">As the notifier's callback got it; the length is its mask plus one, 0 for a mask of all ones.</param>
    /// <returns>0, or one of <see cref="Errno"/>.</returns>
    int Unmap(IommuTlbEvent<ConcreteWord> tlbEvent);
}

using System.Text.Json;
using VtdVerify.Model;

namespace VtdVerify.Subjects;

/// <summary>
/// One vIOMMU of QEMU: the names of its functions, records and fields, and what it can map. Each is a file in the folder Viommus
/// (docs/viommu.md), found by being there.
/// </summary>
public sealed class Viommu
{
    private const string Folder = "viommu/";

    private static readonly Lazy<IReadOnlyList<Viommu>> Discovered = new(Discover);

    private Viommu(JsonElement profile)
    {
        Id = TextOf(profile, "id");
        Name = TextOf(profile, "name");
        Function = TextOf(profile, "function");
        File = TextOf(profile, "file");
        var space = profile.GetProperty("space");
        AddressSpace = new AddressSpaceNames(
            TextOf(space, "record"), OptionalOf(space, "tree"), OptionalOf(space, "state"), TextOf(space, "notifiers"))
        {
            Flags = OptionalOf(space, "flags"),
            TakesRange = space.TryGetProperty("takesRange", out var takesRange) && takesRange.GetBoolean(),
        };
        State = profile.TryGetProperty("state", out var state)
            ? new StateNames(TextOf(state, "record"), TextOf(state, "width"), state.GetProperty("widthBits").GetInt32())
            {
                DecidedBy = OptionalOf(state, "decidedBy"),
            }
            : null;
        Walk = profile.TryGetProperty("walk", out var walk)
            ? new WalkNames(TextOf(walk, "level"), Numbers(walk.GetProperty("levels")))
            : null;
        var (widths, leaves) = (profile.GetProperty("widths"), profile.GetProperty("leaves"));
        Space = new IovaSpace(Numbers(widths), Numbers(leaves))
        {
            WidthReason = TextOf(widths, "reason"),
            LeafReason = TextOf(leaves, "reason"),
            AccessReason = TextOf(profile.GetProperty("access"), "reason"),
        };
        if (profile.TryGetProperty("notApplicable", out var left))
        {
            NotApplicable = [.. left.GetProperty("guarantees").EnumerateArray().Select(id => id.GetString()!)];
            NotApplicableReason = TextOf(left, "reason");
        }
    }

    /// <summary>Every vIOMMU that is known: VT-d, and then the others by their ids.</summary>
    public static IReadOnlyList<Viommu> All => Discovered.Value;

    /// <summary>The one that a subject is of that says nothing else.</summary>
    public static Viommu Vtd => All[0];

    /// <summary>Short and unique: what --viommu takes.</summary>
    public string Id { get; }

    /// <summary>As a sentence names it.</summary>
    public string Name { get; }

    /// <summary>
    /// The function that unmaps a notifier's scope. It takes the address space and the notifier, or the memory region, the first address
    /// and the last one (<see cref="AddressSpaceNames.TakesRange"/>).
    /// </summary>
    public string Function { get; }

    /// <summary>The file that defines it, without folders.</summary>
    public string File { get; }

    public AddressSpaceNames AddressSpace { get; }

    /// <summary>Null where the unmap reads no width.</summary>
    public StateNames? State { get; }

    public IovaSpace Space { get; }

    /// <summary>Null where the code that fills the IOVA tree is not looked at.</summary>
    public WalkNames? Walk { get; }

    /// <summary>The ids of the guarantees that say nothing about it, because they speak of what it does not have.</summary>
    public IReadOnlyList<string> NotApplicable { get; } = [];

    /// <summary>Why, as half a sentence of which a guarantee is the subject; null where all are applicable.</summary>
    public string? NotApplicableReason { get; }

    /// <summary>Whether a patch that shows only a part of the unmap can be read without its tree.</summary>
    public bool HasPrelude => this == Vtd;

    public override string ToString() => Id;

    private static List<Viommu> Discover()
    {
        var assembly = typeof(Viommu).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
                .Select(name =>
                {
                    using var stream = assembly.GetManifestResourceStream(name)!;
                    using var document = JsonDocument.Parse(stream);
                    return new Viommu(document.RootElement);
                })
                .OrderBy(viommu => viommu.Space != IovaSpace.Vtd)
                .ThenBy(viommu => viommu.Id, StringComparer.Ordinal),
        ];
    }

    private static string TextOf(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static string? OptionalOf(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetString() : null;

    /// <summary>Given one by one, or as the first and the last.</summary>
    private static IReadOnlyList<int> Numbers(JsonElement element)
    {
        if (element.TryGetProperty("bits", out var bits))
        {
            return [.. bits.EnumerateArray().Select(number => number.GetInt32())];
        }

        var (from, to) = (element.GetProperty("from").GetInt32(), element.GetProperty("to").GetInt32());
        return [.. Enumerable.Range(from, to - from + 1)];
    }
}

/// <summary>The record that the unmap is called with.</summary>
/// <param name="Tree">The field that points to its IOVA tree; null where it has none.</param>
/// <param name="State">The field that points to the vIOMMU's state; null where the unmap reads none.</param>
/// <param name="Notifiers">Where the list of its notifiers begins.</param>
public sealed record AddressSpaceNames(string Record, string? Tree, string? State, string Notifiers)
{
    /// <summary>The field that has the flags of all its notifiers together; null where the unmap reads none.</summary>
    public string? Flags { get; init; }

    /// <summary>
    /// The unmap is called with a range and tells every notifier of the record, a memory region. It is run with the scope of the one
    /// notifier that the region has then.
    /// </summary>
    public bool TakesRange { get; init; }
}

/// <summary>The record of the vIOMMU itself, as far as an unmap reads it.</summary>
/// <param name="Width">The field that holds the address width in bits.</param>
/// <param name="WidthBits">The width of that field in bits.</param>
public sealed record StateNames(string Record, string Width, int WidthBits)
{
    /// <summary>The function that checks the width among other properties and gives false where it is not supported.</summary>
    public string? DecidedBy { get; init; }
}

/// <summary>The walk over the guest's page tables, which fills the IOVA tree: the function that inserts and calls itself.</summary>
/// <param name="Level">Its parameter that says which level of the tables it is at.</param>
/// <param name="Levels">The levels of the tables, 1 for the smallest pages; that a walk begins at one of them is assumed.</param>
public sealed record WalkNames(string Level, IReadOnlyList<int> Levels);

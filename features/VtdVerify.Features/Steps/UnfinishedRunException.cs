namespace VtdVerify.Features.Steps;

/// <summary>
/// The unmap did not come back to its caller. What a scenario says of its return, it says of none: the scenario is no witness for the
/// guarantees that it is an example of, but against the one that lets the run end.
/// </summary>
/// <param name="accused">The guarantee that says so; null where undefined behaviour breaks every one.</param>
public sealed class UnfinishedRunException(string found, string? accused)
    : Exception($"expected the unmap to return to its caller; found {found}")
{
    public string? Accused { get; } = accused;
}

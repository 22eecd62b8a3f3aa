namespace VtdVerify.Patches;

/// <summary>What a patch does to a file as a whole.</summary>
public enum FileChange
{
    Modified,
    Added,
    Deleted,
    Renamed,
    Copied,

    /// <summary>Only the permission bits change; there are no hunks.</summary>
    ModeOnly,
}

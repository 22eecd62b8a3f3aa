namespace VtdVerify.Model;

/// <summary>The states of the unmap code that the built-in subjects show.</summary>
public enum Revision
{
    /// <summary>Before the patch: every notifier gets its whole scope in blocks, tracking or not.</summary>
    Base,

    /// <summary>v1 of September 2025, and v2 to v4: mappings one by one while a migration runs, translated address 0.</summary>
    V1,

    /// <summary>v5 of November 2025: the translated address comes from the mapping.</summary>
    V5,

    /// <summary>v6 of December 2025, as merged: the guard is global_dirty_tracking; the search key's size is the scope's end.</summary>
    V6,

    /// <summary>v6 with the search key's size set to the scope's end minus its start.</summary>
    Fixed,

    /// <summary>This project's own, which keeps every guarantee: <see cref="HardenedUnmap"/> says how.</summary>
    Hardened,
}

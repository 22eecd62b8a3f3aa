namespace VtdVerify.Native.Running;

/// <summary>What the next words of a trace mean. The compiled code uses the same numbers (judge_hooks.c).</summary>
internal enum TraceTag : ulong
{
    /// <summary>A search: key's first address and inclusive size; 1 or 0; what was found, or zeros.</summary>
    Found = 1,

    /// <summary>A removal: first address and inclusive size; how many mappings left the tree; those.</summary>
    Removed,

    /// <summary>An event handed over: notifier, type, entry.</summary>
    Notified,

    /// <summary>What of it reached the notifier: entry.</summary>
    Delivered,

    /// <summary>The end, with how many mappings the tree still holds, and those, lowest address first.</summary>
    Returned,

    /// <summary>The end: too many steps.</summary>
    NoFuel,

    /// <summary>The end: the process died, with the signal's number.</summary>
    Died,

    /// <summary>The end before it began: the tree did not take one of the mappings.</summary>
    Refused,
}

namespace VtdVerify.Checks.Explaining.Causes;

/// <summary>How code comes to break a claim.</summary>
internal enum Mechanism
{
    /// <summary>A search asks for other addresses than the notifier's scope, and what it finds or misses breaks the claim.</summary>
    SearchKey,

    /// <summary>What the unmap of one notifier removes, another notifier's unmap does not find.</summary>
    SharedTree,

    /// <summary>A notifier without the MAP flag is served by the tree, which nobody fills for it.</summary>
    UnmapOnly,

    /// <summary>Guest memory is tracked, and UNMAPs are sent without a search of the tree.</summary>
    PlainWhileTracked,

    /// <summary>Guest memory is tracked, and the unmap neither searches the tree nor sends an UNMAP.</summary>
    NothingWhileTracked,

    /// <summary>Guest memory is not tracked, and the tree is searched.</summary>
    TreeWhileUntracked,

    /// <summary>An event differs from the mapping that it is for.</summary>
    EventField,

    /// <summary>A mapping of the scope is found by no search, removed without an UNMAP, or left.</summary>
    MappingLost,

    /// <summary>An assertion fails.</summary>
    Assertion,

    /// <summary>The code breaks a rule of C.</summary>
    UndefinedBehaviour,

    /// <summary>A loop does not end.</summary>
    Endless,

    /// <summary>None of these: the claim's own words say it.</summary>
    Other,
}

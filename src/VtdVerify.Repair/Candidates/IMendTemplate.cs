using VtdVerify.Mutation.Mutators;

namespace VtdVerify.Repair.Candidates;

/// <summary>One way in which code that unmaps is put right. A template looks at one node at a time, and never at what is wrong.</summary>
internal interface IMendTemplate
{
    /// <summary>Stable; kebab-case, like its class.</summary>
    string Id { get; }

    /// <summary>What it writes, in one sentence.</summary>
    string Sentence { get; }

    /// <summary>Every edit at this node; none where it has nothing to do here.</summary>
    IEnumerable<Edit> Mend(Place place);
}

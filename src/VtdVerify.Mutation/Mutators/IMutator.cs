namespace VtdVerify.Mutation.Mutators;

/// <summary>One way to make C code wrong, or to show that nobody would notice. A mutator looks at one node at a time.</summary>
internal interface IMutator
{
    /// <summary>Stable; kebab-case, like its class.</summary>
    string Id { get; }

    MutatorKind Kind { get; }

    /// <summary>What it does, in one sentence.</summary>
    string Sentence { get; }

    /// <summary>A change that it makes. Documentation and test at once.</summary>
    MutatorExample Example { get; }

    /// <summary>Every change at this node; none where it has nothing to do here.</summary>
    IEnumerable<Edit> Mutate(Place place);
}

/// <summary>Where a mutator comes from.</summary>
internal enum MutatorKind
{
    /// <summary>The usual set of the field.</summary>
    Field,

    /// <summary>What has gone wrong, or nearly, in code that unmaps.</summary>
    Domain,
}

/// <summary>Statements of a function before and after one of a mutator's changes.</summary>
internal sealed record MutatorExample(string Before, string After);

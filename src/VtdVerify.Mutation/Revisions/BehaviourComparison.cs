using VtdVerify.Model;

namespace VtdVerify.Mutation.Revisions;

/// <summary>What came of the comparison of two subjects.</summary>
/// <param name="Reason">How it is known, or why it is not.</param>
public abstract record BehaviourComparison(string Reason)
{
    /// <summary>Proved: no machine of the default class tells the two apart, and none that was tried outside of it.</summary>
    public sealed record Same(string Reason) : BehaviourComparison(Reason);

    /// <summary>They were run on a machine, and did not do the same.</summary>
    public sealed record Different(RevisionDifference Difference, string Reason) : BehaviourComparison(Reason);

    /// <summary>No machine was found that tells the two apart, and no proof that there is none.</summary>
    public sealed record Undecided(string Reason) : BehaviourComparison(Reason);
}

/// <summary>A machine with the two runs on it that differ. Both unmap for its first notifier.</summary>
/// <param name="IsOfClass">Whether the guarantees speak of such a machine.</param>
public sealed record RevisionDifference(MachineDescription Machine, RevisionRun Older, RevisionRun Newer, bool IsOfClass);

/// <summary>What one of the two did.</summary>
/// <param name="PartsWith">What it does, as part of a sentence, where the two part.</param>
public sealed record RevisionRun(MachineRun Run, string PartsWith);

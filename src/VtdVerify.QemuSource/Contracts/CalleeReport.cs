using VtdVerify.Model;
using VtdVerify.QemuSource.Files;
using VtdVerify.QemuSource.Reading;

namespace VtdVerify.QemuSource.Contracts;

/// <summary>What was found out about one function that the machine stands in for.</summary>
/// <param name="Function">Null where the tree does not define it.</param>
/// <param name="Sentence">The contract that was shown of it; null where none was.</param>
/// <param name="Problem">Why none was; null where one was.</param>
/// <param name="NotifyRule">Of the notify function, where a rule was shown.</param>
/// <param name="Order">Of the comparison, where it differs from the model's and can be run in its place; null for the model's.</param>
internal sealed record CalleeReport(
    Mirrored Mirrored, TreeFunction? Function, string? Sentence, string? Problem, NotifyRule? NotifyRule = null, ITreeOrder? Order = null)
{
    /// <summary>There is no text of it, and what there is shows that it is another one than the machine has.</summary>
    public bool IsOther { get; init; }

    /// <summary>Of a function that is another one than the machine has, or may be.</summary>
    public static CalleeReport Other(Mirrored mirrored, string problem) => new(mirrored, null, null, problem) { IsOther = true };

    /// <summary>The machine may stand in for it: its text was shown to do the same, or there is no text.</summary>
    public bool IsMirrored => Sentence is not null || (Function is null && !IsOther);

    public bool ReadsAsMirrored => Function?.Hash == Mirrored.Hash;
}

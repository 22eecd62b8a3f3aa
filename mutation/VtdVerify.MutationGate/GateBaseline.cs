namespace VtdVerify.MutationGate;

/// <summary>A mutant that is known to live, with the reason why that is accepted. Lines may move, the code may not change.</summary>
public sealed record AcceptedSurvivor(string File, string Original, string Replacement, string Reason)
{
    internal bool Is(StrykerMutant mutant) => (mutant.File, mutant.Original, mutant.Replacement) == (File, Original, Replacement);

    public override string ToString() => $"{File} {Original} => {Replacement}";
}

/// <summary>The file of accepted survivors.</summary>
internal static class GateBaseline
{
    /// <summary>Reads the list.</summary>
    /// <exception cref="GateInputException">There is no such file, it is no list of survivors, or one of them has no reason.</exception>
    public static IReadOnlyList<AcceptedSurvivor> Read(string path)
    {
        const string Remedy = "give it an empty list, or name the file";
        var accepted = JsonFile.Read<AcceptedSurvivor[]>(path, "a list of accepted survivors in JSON", Remedy);
        var bare = Array.Find(accepted, one => string.IsNullOrWhiteSpace(one.Reason));
        return bare is null ? accepted : throw new GateInputException(path, $"a reason for {bare}", "say why it may live");
    }
}

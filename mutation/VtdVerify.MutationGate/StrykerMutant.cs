namespace VtdVerify.MutationGate;

/// <summary>One change that Stryker made, or refrained from.</summary>
/// <param name="File">From the mutated project's folder, with / between its parts.</param>
/// <param name="Place">Where it begins: line, column, counted from 1.</param>
/// <param name="Original">The replaced code, each run of blanks as one.</param>
/// <param name="Replacement">What stands there instead, likewise.</param>
/// <param name="Status">As in the mutation-testing-elements report: Killed, Survived, Timeout, NoCoverage, Ignored, CompileError.</param>
/// <param name="KilledBy">The names of the tests that fail with it.</param>
internal sealed record StrykerMutant(
    string File,
    (int Line, int Column) Place,
    string Mutator,
    string Original,
    string Replacement,
    string Status,
    string StatusReason,
    IReadOnlyList<string> KilledBy)
{
    public bool IsKilled => Status == "Killed";

    /// <summary>Whether it says something of the tests: it could be compiled and was not left out.</summary>
    public bool Counts => Status is not ("Ignored" or "CompileError");

    /// <summary>Left out by the selection of files or spans, so that another part of the run must have it.</summary>
    public bool IsElsewhere => Status == "Ignored" && StatusReason == "Removed by mutate filter";

    public override string ToString() => $"{File}:{Place.Line} {Original} => {Replacement} ({Status})";
}

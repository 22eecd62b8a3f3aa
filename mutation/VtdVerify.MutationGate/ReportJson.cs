namespace VtdVerify.MutationGate;

/// <summary>What is read of mutation-report.json (mutation-testing-elements, schema 2).</summary>
public sealed record ReportJson(
    string ProjectRoot,
    IReadOnlyDictionary<string, ReportJson.MutatedFile> Files,
    IReadOnlyDictionary<string, ReportJson.TestFile>? TestFiles = null)
{
    /// <summary>A file of the mutated project, with its text then.</summary>
    public sealed record MutatedFile(string Source, IReadOnlyList<MutantResult> Mutants);

    /// <summary>A mutant with what became of it.</summary>
    public sealed record MutantResult(
        string MutatorName,
        Span Location,
        string Status,
        string? Replacement = null,
        string? StatusReason = null,
        IReadOnlyList<string>? KilledBy = null);

    /// <summary>A stretch of a file.</summary>
    /// <param name="Start">The first character.</param>
    /// <param name="End">The one behind the last.</param>
    public sealed record Span(Position Start, Position End);

    /// <summary>A place in a file, counted from 1.</summary>
    public sealed record Position(int Line, int Column);

    /// <summary>A file of tests.</summary>
    public sealed record TestFile(IReadOnlyList<Test>? Tests = null);

    /// <summary>A test, named by its id where a mutant is killed.</summary>
    public sealed record Test(string Id, string Name);
}

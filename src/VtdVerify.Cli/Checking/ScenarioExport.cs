using VtdVerify.Specs;

namespace VtdVerify.Cli.Checking;

/// <summary>Writes what was refuted as feature files, one for each obligation: DIR/SUBJECT/OBLIGATION.feature.</summary>
internal static class ScenarioExport
{
    /// <summary>Makes the folders that are missing, and overwrites files of the same names.</summary>
    /// <returns>As for <see cref="OutputFolder.Write"/>.</returns>
    public static bool Write(Findings findings, string folder, TextWriter error) =>
        OutputFolder.Write(folder, "the scenarios", FilesOf(findings), error);

    private static IEnumerable<(string Path, string Text)> FilesOf(Findings findings) =>
        from check in findings.Subjects
        let subject = check.Subject.Subject
        from refuted in check.Proofs.Where(proof => proof.Verdict is Verdict.Refuted).GroupBy(proof => proof.Obligation.Id)
        select ($"{subject.Name}/{refuted.Key}.feature", CounterexampleFeature.Of(subject, [.. refuted]));
}

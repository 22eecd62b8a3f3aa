namespace VtdVerify.Cli.Checking;

/// <summary>Writes the queries behind the verdicts, a file each: DIR/SUBJECT/OBLIGATION/CLASS/....smt2.</summary>
internal static class QueryExport
{
    /// <summary>Makes the folders that are missing, and overwrites files of the same names.</summary>
    /// <returns>As for <see cref="OutputFolder.Write"/>.</returns>
    public static bool Write(Findings findings, string folder, TextWriter error) =>
        OutputFolder.Write(folder, "the obligations", FilesOf(findings), error);

    private static IEnumerable<(string Path, string Text)> FilesOf(Findings findings) =>
        from check in findings.Subjects
        let subject = check.Subject.Subject.Name
        from query in QueryText.AllOf(check)
        select ($"{subject}/{query.Id}.smt2", QueryText.Of(query, subject));
}

namespace VtdVerify.Cli.Checking;

/// <summary>Writes the queries behind the verdicts, a file each: DIR/SUBJECT/OBLIGATION/CLASS/....smt2.</summary>
internal static class QueryExport
{
    /// <summary>Makes the folders that are missing, and overwrites files of the same names.</summary>
    /// <exception cref="CliException">A file cannot be written.</exception>
    public static void Write(Findings findings, string folder) => OutputFolder.Write(folder, "the obligations", [.. FilesOf(findings)]);

    private static IEnumerable<(string Path, string Text)> FilesOf(Findings findings) =>
        from check in findings.Subjects
        let subject = check.Subject.Subject.Name
        from query in QueryText.AllOf(check)
        select ($"{subject}/{query.Id}.smt2", QueryText.Of(query, subject));
}

using VtdVerify.Reporting;

namespace VtdVerify.Cli.Checking;

/// <summary>Writes the queries behind the verdicts, a file each: DIR/SUBJECT/OBLIGATION/CLASS/....smt2.</summary>
internal static class QueryExport
{
    /// <summary>Makes the folders that are missing, and overwrites files of the same names.</summary>
    /// <exception cref="CliException">A file cannot be written.</exception>
    public static void Write(Findings findings, string folder)
    {
        try
        {
            foreach (var check in findings.Subjects)
            {
                var subject = check.Subject.Subject.Name;
                foreach (var query in QueryText.AllOf(check))
                {
                    var file = Path.Combine([folder, subject, .. $"{query.Id}.smt2".Split('/')]);
                    Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                    File.WriteAllText(file, QueryText.Of(query, subject));
                }
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new CliException(
                $"the obligations cannot be written to {folder}: {failure.Message.TrimEnd('.')}",
                "Name a folder that you may write to.",
                ExitCodes.UsageError);
        }
    }
}

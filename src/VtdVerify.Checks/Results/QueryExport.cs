using VtdVerify.Checks.Running;

namespace VtdVerify.Checks.Results;

/// <summary>The queries behind the verdicts, a file each: SUBJECT/OBLIGATION/CLASS/....smt2.</summary>
internal static class QueryExport
{
    public static IEnumerable<NamedText> FilesOf(Findings findings) =>
        from check in findings.Subjects
        let subject = check.Subject.Subject.Name
        from query in QueryText.AllOf(check)
        select new NamedText($"{subject}/{query.Id}.smt2", QueryText.Of(query, subject));
}

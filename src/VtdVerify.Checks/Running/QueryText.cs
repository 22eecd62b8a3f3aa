using VtdVerify.Reporting.Rendering;
using VtdVerify.Specs.Proof;
using VtdVerify.Terms;

namespace VtdVerify.Checks.Running;

/// <summary>A query as a file that any SMT-LIB 2 solver reads.</summary>
internal static class QueryText
{
    public static string Of(Query query, string subject) =>
        SmtLibWriter.Script(
            query.Assertions,
            string.Join('\n', ((string[])[query.Id, query.Claim, $"Subject: {subject}. {Expected(query)}"]).Select(Printable.OneLine)),
            query.IsSatisfiable);

    private static string Expected(Query query) => $"The claim holds if the answer is {Answer(query.IsSatisfiable)}.";

    public static string Answer(bool isSatisfiable) => isSatisfiable ? "sat" : "unsat";

    /// <summary>The queries behind all verdicts on a subject, each once, in the order of their ids.</summary>
    public static IReadOnlyList<Query> AllOf(SubjectCheck check) =>
    [
        .. check.Proofs.SelectMany(proof => proof.Queries)
            .DistinctBy(query => query.Id)
            .OrderBy(query => query.Id, StringComparer.Ordinal),
    ];
}

using VtdVerify.Specs.Proof;
using VtdVerify.Terms;

namespace VtdVerify.Cli.Checking;

/// <summary>A query as a file that any SMT-LIB 2 solver reads.</summary>
internal static class QueryText
{
    public static string Of(Query query, string subject) =>
        SmtLibWriter.Script(
            query.Assertions,
            $"{query.Id}\n{query.Claim}\nSubject: {subject}. The claim is right where the answer is {Answer(query.IsSatisfiable)}.",
            query.IsSatisfiable);

    public static string Answer(bool isSatisfiable) => isSatisfiable ? "sat" : "unsat";

    /// <summary>The queries behind all verdicts on a subject, each once, in the order of their ids.</summary>
    public static IReadOnlyList<Query> AllOf(SubjectCheck check) =>
    [
        .. check.Proofs.SelectMany(proof => proof.Queries)
            .DistinctBy(query => query.Id)
            .OrderBy(query => query.Id, StringComparer.Ordinal),
    ];
}

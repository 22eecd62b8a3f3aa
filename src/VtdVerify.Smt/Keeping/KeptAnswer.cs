using VtdVerify.Terms;

namespace VtdVerify.Smt.Keeping;

/// <summary>An answer without the terms that it is about: what a file can hold.</summary>
internal abstract record KeptAnswer
{
    private KeptAnswer()
    {
    }

    /// <summary>No assignment makes the terms true.</summary>
    /// <param name="Core">Places in the check's terms.</param>
    public sealed record Unsatisfiable(IReadOnlyList<int> Core) : KeptAnswer;

    /// <summary>An assignment does.</summary>
    /// <param name="Values">Of the session's variables and then of the check's own ones.</param>
    public sealed record Satisfiable(IReadOnlyList<ulong> Values) : KeptAnswer;

    /// <summary>The solver gave up, as every run does.</summary>
    public sealed record Unknown(string Reason) : KeptAnswer;

    /// <summary>Null for an answer that another run might not get.</summary>
    public static KeptAnswer? Of(SolverAnswer answer, IReadOnlyList<Term> terms, IReadOnlyList<Term> variables) => answer switch
    {
        SolverAnswer.Unsatisfiable(var core) => new Unsatisfiable([.. core.Select(t => PlaceOf(t, terms))]),
        SolverAnswer.Satisfiable(var model) => new Satisfiable([.. variables.Select(v => model.Values.GetValueOrDefault(v.Name!))]),
        SolverAnswer.Unknown { IsRepeatable: true } unknown => new Unknown(unknown.Reason),
        _ => null,
    };

    /// <summary>Null where it cannot be an answer to the question; a model is not evaluated here.</summary>
    public SolverAnswer? About(IReadOnlyList<Term> terms, IReadOnlyList<Term> variables) => this switch
    {
        Unsatisfiable(var core) when core.All(place => place >= 0 && place < terms.Count) =>
            new SolverAnswer.Unsatisfiable([.. core.Select(place => terms[place])]),
        Satisfiable(var values) when values.Count == variables.Count =>
            new SolverAnswer.Satisfiable(new Assignment(variables.Zip(values).ToDictionary(v => v.First.Name!, v => v.Second))),
        Unknown(var reason) => new SolverAnswer.Unknown(reason) { IsRepeatable = true },
        _ => null,
    };

    private static int PlaceOf(Term term, IReadOnlyList<Term> terms) => terms.Index().First(t => t.Item.Equals(term)).Index;
}

using VtdVerify.Terms;

namespace VtdVerify.QemuSource.Walks;

/// <summary>Asks a solver for what breaks claims of what happens on paths.</summary>
internal sealed class OpenClaims(ISolver solver)
{
    /// <summary>An event whose claim is not shown, with values that break it or the reason why it is unknown; null where none is.</summary>
    public (WalkEvent Event, Assignment? Model, string? Unknown)? Find(IEnumerable<(WalkEvent Event, SymbolicTruth Claim)> claims)
    {
        var open = claims.Select(c => (c.Event, Broken: TermBuilder.And(c.Event.Condition, (!c.Claim).Term)))
            .Where(c => !(c.Broken.IsConstant && c.Broken.Value == 0)).ToList();
        if (open.Count == 0)
        {
            return null;
        }

        using var session = solver.Begin([]);
        var any = open.Select(c => c.Broken).Aggregate(TermBuilder.Or);
        return session.Check([any]) switch
        {
            SolverAnswer.Unsatisfiable => null,
            SolverAnswer.Satisfiable { Model: var model } => (open.First(c => model.Evaluate(c.Broken) != 0).Event, model, null),
            SolverAnswer.Unknown unknown => (open[0].Event, null, unknown.Reason),
            var other => throw new InvalidOperationException($"{other} is no answer."),
        };
    }
}

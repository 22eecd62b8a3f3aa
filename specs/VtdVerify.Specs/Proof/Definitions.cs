using System.Globalization;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof;

/// <summary>
/// Short names for terms that many checks share. The solver reads their definitions once and keeps what it learns about them from
/// check to check.
/// </summary>
internal sealed class Definitions(TermPool pool, string prefix)
{
    private readonly Dictionary<Term, Term> names = [];
    private readonly List<Term> equations = [];

    /// <summary>What the session has to assert for the names to mean their terms.</summary>
    public IReadOnlyList<Term> Equations => equations;

    public Term NameOf(Term term)
    {
        if (term.IsConstant || term.Operation == Operation.Variable)
        {
            return term;
        }

        if (!names.TryGetValue(term, out var name))
        {
            name = pool.TruthVariable(string.Create(CultureInfo.InvariantCulture, $"{prefix} {names.Count + 1}"));
            names.Add(term, name);
            equations.Add(TermBuilder.Equal(name, term));
        }

        return name;
    }
}

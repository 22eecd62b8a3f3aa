namespace VtdVerify.Terms;

/// <summary>A term with other variables.</summary>
public sealed class TermSubstitution(Func<Term, Term> variable)
{
    private readonly Dictionary<Term, Term> done = [];

    /// <summary>The term in which each variable is replaced; of the same width.</summary>
    public Term Of(Term term)
    {
        if (done.TryGetValue(term, out var known))
        {
            return known;
        }

        var made = Make(term);
        done.Add(term, made);
        return made;
    }

    private Term Make(Term term) => term.Operation switch
    {
        Operation.Constant => term,
        Operation.Variable => variable(term),
        Operation.Not => TermBuilder.Not(Of(term.First!)),
        Operation.And => TermBuilder.And(Of(term.First!), Of(term.Second!)),
        Operation.Or => TermBuilder.Or(Of(term.First!), Of(term.Second!)),
        Operation.Xor => TermBuilder.Xor(Of(term.First!), Of(term.Second!)),
        Operation.Equal => TermBuilder.Equal(Of(term.First!), Of(term.Second!)),
        Operation.Choose => TermBuilder.Choose(Of(term.First!), Of(term.Second!), Of(term.Third!)),
        Operation.UnsignedLess => TermBuilder.UnsignedLess(Of(term.First!), Of(term.Second!)),
        Operation.SignedLess => TermBuilder.SignedLess(Of(term.First!), Of(term.Second!)),
        Operation.Negate or Operation.BitNot => TermBuilder.Unary(term.Operation, Of(term.First!)),
        Operation.Truncate or Operation.ZeroExtend => TermBuilder.Resize(Of(term.First!), term.Width, false),
        Operation.SignExtend => TermBuilder.Resize(Of(term.First!), term.Width, true),
        _ => TermBuilder.Binary(term.Operation, Of(term.First!), Of(term.Second!)),
    };
}

namespace VtdVerify.Terms;

/// <summary>
/// Sums and differences in a normal form: each becomes a list of terms with coefficients modulo 2^width plus a constant, so that
/// what cancels disappears (start + (end - start) is end) and equal sums are one node whatever their order of building.
/// </summary>
internal static class Linear
{
    // A longer sum is left as it is: it does not occur in range arithmetic, and normalising it again at each step is quadratic.
    private const int MostTerms = 8;

    // Bounds the walk, and with it the recursion, where most of a long sum's terms cancel or repeat.
    private const int MostVisits = 64;

    public static Term Add(Term left, Term right) => Combine(Operation.Add, left, right);

    public static Term Subtract(Term left, Term right) => Combine(Operation.Subtract, left, right);

    private static Term Combine(Operation operation, Term left, Term right)
    {
        var sum = new Sum(left.Width);
        sum.Collect(left, 1);
        sum.Collect(right, operation == Operation.Add ? 1 : ulong.MaxValue);
        return sum.IsShort ? sum.Build() : TermBuilder.Node(operation, left.Width, left, right);
    }

    private sealed class Sum(int width)
    {
        private readonly SortedDictionary<int, (Term Term, ulong Coefficient)> terms = [];
        private ulong constant;
        private int visits;

        /// <summary>Whether everything was collected and fits.</summary>
        public bool IsShort => terms.Count <= MostTerms && visits <= MostVisits;

        public void Collect(Term term, ulong factor)
        {
            if (!IsShort || ++visits > MostVisits)
            {
                return;
            }

            switch (term.Operation)
            {
                case Operation.Constant:
                    constant += factor * term.Value;
                    break;
                case Operation.Add:
                    Collect(term.First!, factor);
                    Collect(term.Second!, factor);
                    break;
                case Operation.Subtract:
                    Collect(term.First!, factor);
                    Collect(term.Second!, 0 - factor);
                    break;
                case Operation.Negate:
                    Collect(term.First!, 0 - factor);
                    break;
                case Operation.Multiply when term.Second!.IsConstant:
                    Collect(term.First!, factor * term.Second.Value);
                    break;
                case Operation.BitNot:
                    constant -= factor;
                    Collect(term.First!, 0 - factor);
                    break;
                default:
                    AddAtom(term, factor);
                    break;
            }
        }

        /// <summary>Positive terms first in the order of creation, then what is subtracted, then the constant.</summary>
        public Term Build()
        {
            var mask = BitVector.Mask(width);
            if (terms.Count == 1 && terms.Values.First() is { Term.IsConstantChoice: true } only)
            {
                var scaled = Simplifier.Binary(Operation.Multiply, only.Term, TermBuilder.Constant(only.Coefficient, width));
                return Simplifier.Binary(Operation.Add, scaled, TermBuilder.Constant(constant, width));
            }

            Term? result = null;
            foreach (var (term, coefficient) in terms.Values.OrderBy(t => IsNegative(t.Coefficient)))
            {
                result = Append(result, term, coefficient & mask);
            }

            var rest = TermBuilder.Constant(constant, width);
            return result is null ? rest
                : rest.Value == 0 ? result
                : TermBuilder.Node(Operation.Add, width, result, rest);
        }

        /// <summary>
        /// Choices that differ by a constant (a mask, and the length that is one more) count as one term: the one whose last outcome
        /// is 0.
        /// </summary>
        private void AddAtom(Term term, ulong factor)
        {
            if (term.IsConstantChoice && LastOutcome(term) is { Value: not 0 } offset)
            {
                constant += factor * offset.Value;
                term = Simplifier.Binary(Operation.Subtract, term, offset);
            }

            AddTerm(term, factor);
        }

        private static Term LastOutcome(Term choice)
        {
            while (!choice.IsConstant)
            {
                choice = choice.Third!;
            }

            return choice;
        }

        private void AddTerm(Term term, ulong factor)
        {
            var coefficient = (terms.TryGetValue(term.Id, out var known) ? known.Coefficient : 0) + factor;
            if ((coefficient & BitVector.Mask(width)) == 0)
            {
                terms.Remove(term.Id);
            }
            else
            {
                terms[term.Id] = (term, coefficient);
            }
        }

        // In one bit, 1 and -1 are one number: it counts as positive.
        private bool IsNegative(ulong coefficient) =>
            (coefficient & BitVector.Mask(width)) != 1 && BitVector.Signed(coefficient, width) < 0;

        private Term Append(Term? sum, Term term, ulong coefficient)
        {
            var negative = IsNegative(coefficient);
            var size = negative ? (0 - coefficient) & BitVector.Mask(width) : coefficient;
            var scaled = size == 1
                ? term
                : TermBuilder.Node(Operation.Multiply, width, term, TermBuilder.Constant(size, width));
            return (sum, negative) switch
            {
                (null, false) => scaled,
                (null, true) => TermBuilder.Node(Operation.Negate, width, scaled),
                (_, false) => TermBuilder.Node(Operation.Add, width, sum, scaled),
                (_, true) => TermBuilder.Node(Operation.Subtract, width, sum, scaled),
            };
        }
    }
}

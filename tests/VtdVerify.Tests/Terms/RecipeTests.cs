using NUnit.Framework;
using VtdVerify.Smt;
using VtdVerify.Terms;

namespace VtdVerify.Tests.Terms;

internal sealed class RecipeTests
{
    [Test]
    public void Folded_terms_evaluate_as_concrete_words_do() => Property.Holds(
        Recipe.Any(mostSteps: 40),
        recipe =>
        {
            var (concrete, symbolic) = (recipe.RunConcrete(), recipe.RunSymbolic(new TermPool()));
            return concrete.Words.Select(w => w.Value).SequenceEqual(symbolic.Words.Select(recipe.Assignment.Evaluate))
                && concrete.Words.Select(w => w.Width).SequenceEqual(symbolic.Words.Select(w => w.Width))
                && concrete.Truths.Select(t => t.Value).SequenceEqual(symbolic.Truths.Select(recipe.Assignment.Evaluate));
        },
        iterations: 5_000);

    [Test]
    public void Terms_of_constants_fold_to_constants() => Property.Holds(
        Recipe.Any(mostSteps: 20),
        recipe =>
        {
            var concrete = recipe.RunConcrete();
            var folded = recipe.Run<SymbolicWord, SymbolicTruth>(
                (name, width) => SymbolicWord.Of(recipe.Assignment.Values[name], width),
                SymbolicTruth.Of(recipe.Assignment.Values[Recipe.TruthName] != 0));
            return concrete.Words.Select(w => w.Known).SequenceEqual(folded.Words.Select(w => w.Known))
                && concrete.Truths.Select(t => t.Known).SequenceEqual(folded.Truths.Select(t => t.Known));
        },
        iterations: 2_000);

    [Test]
    public void The_solver_reads_the_text_as_terms_evaluate()
    {
        using var solver = Z3Solver.Create();
        Property.Holds(
            Recipe.Any(mostSteps: 12),
            recipe =>
            {
                var results = recipe.RunSymbolic(new TermPool());
                using var session = solver.Begin(Fixed(results, recipe.Assignment));
                return session.Check([AnyDiffers(results, recipe.Assignment)]) is SolverAnswer.Unsatisfiable
                    && session.Check([]) is SolverAnswer.Satisfiable;
            },
            iterations: 100);
    }

    [Test]
    public void Equal_computations_are_one_node() => Property.Holds(
        Recipe.Any(mostSteps: 20),
        recipe =>
        {
            var pool = new TermPool();
            var first = recipe.RunSymbolic(pool);
            var size = pool.Count;
            return first.Words.SequenceEqual(recipe.RunSymbolic(pool).Words) && pool.Count == size;
        },
        iterations: 500);

    private static List<Term> Fixed(Results<SymbolicWord, SymbolicTruth> results, Assignment assignment) =>
    [
        .. results.Words.Take(3).Select(w => TermBuilder.Equal(w.Term, Constant(w.Term, assignment))),
        TermBuilder.Equal(results.Truths[0].Term, Constant(results.Truths[0].Term, assignment)),
    ];

    private static Term AnyDiffers(Results<SymbolicWord, SymbolicTruth> results, Assignment assignment) =>
        TermBuilder.Any(results.Words.Select(w => w.Term).Concat(results.Truths.Select(t => t.Term))
            .Select(term => TermBuilder.Not(TermBuilder.Equal(term, Constant(term, assignment)))));

    private static Term Constant(Term term, Assignment assignment) => term.IsTruth
        ? TermBuilder.Truth(assignment.Evaluate(term) != 0)
        : TermBuilder.Constant(assignment.Evaluate(term), term.Width);
}

using NUnit.Framework;
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
}

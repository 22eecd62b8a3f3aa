using CsCheck;
using VtdVerify.Terms;

namespace VtdVerify.Tests.Terms;

/// <summary>One step of a random computation; the numbers pick the operator and, modulo what is there, its operands.</summary>
internal sealed record Step(int Kind, int First, int Second, int Third, ulong Constant, int Width);

/// <summary>A random computation over all operators, to be run with either kind of word.</summary>
internal sealed record Recipe(IReadOnlyList<Step> Steps, IReadOnlyList<int> Widths, IReadOnlyList<ulong> Values)
{
    public const string TruthName = "flag";

    private const int Kinds = 28;

    // Values near the edges find more than uniform ones.
    private static readonly Gen<ulong> AnyValue = Gen.OneOf(
        Gen.ULong,
        Gen.ULong[0, 8],
        Gen.Int[0, 63].Select(i => 1UL << i),
        Gen.Int[0, 63].Select(i => ulong.MaxValue << i));

    private static readonly Gen<Step> AnyStep = Gen.Select(
        Gen.Int[0, Kinds - 1], Gen.Int[0, 99], Gen.Int[0, 99], Gen.Int[0, 99], AnyValue, Gen.Int[1, 64])
        .Select(s => new Step(s.Item1, s.Item2, s.Item3, s.Item4, s.Item5, s.Item6));

    public static Gen<Recipe> Any(int mostSteps) => Gen.Select(
        AnyStep.List[1, mostSteps], Gen.Int[1, 64].List[3, 3], AnyValue.List[4, 4]).Select(r => new Recipe(r.Item1, r.Item2, r.Item3));

    /// <summary>The variables' values, the truth variable's last.</summary>
    public Assignment Assignment => new(Values.Select((value, i) => (Name(i), Input(i, value))).ToDictionary());

    /// <summary>All results of the computation, in order.</summary>
    public Results<TWord, TTruth> Run<TWord, TTruth>(Func<string, int, TWord> word, TTruth truth)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        var results = new Results<TWord, TTruth>([.. Widths.Select((width, i) => word(Name(i), width))], [truth]);
        foreach (var step in Steps)
        {
            results.Apply(step);
        }

        return results;
    }

    public Results<ConcreteWord, ConcreteTruth> RunConcrete() => Run(
        (name, width) => ConcreteWord.Of(Assignment.Values[name], width),
        ConcreteTruth.Of(Assignment.Values[TruthName] != 0));

    public Results<SymbolicWord, SymbolicTruth> RunSymbolic(TermPool pool) => Run(
        (name, width) => new SymbolicWord(pool.Variable(name, width)),
        new SymbolicTruth(pool.TruthVariable(TruthName)));

    private static string Name(int index) => index < 3 ? $"v{index}" : TruthName;

    private ulong Input(int index, ulong value) => value & (index < 3 ? BitVector.Mask(Widths[index]) : 1);
}

/// <summary>What a recipe has computed so far.</summary>
internal sealed record Results<TWord, TTruth>(List<TWord> Words, List<TTruth> Truths)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public void Apply(Step step)
    {
        var left = Words[step.First % Words.Count];
        var right = Words[step.Second % Words.Count].Resize(left.Width);
        var constant = TWord.Of(step.Constant, left.Width);
        if (Word(step, left, step.Third % 3 == 0 ? constant : right) is { } word)
        {
            Words.Add(word);
        }
        else
        {
            Truths.Add(Truth(step, left, step.Third % 3 == 0 ? constant : right));
        }
    }

    private TWord? Word(Step step, TWord left, TWord right) => step.Kind switch
    {
        0 => left + right,
        1 => left - right,
        2 => left * right,
        3 => left / right,
        4 => left % right,
        5 => -left,
        6 => left & right,
        7 => left | right,
        8 => left ^ right,
        9 => ~left,
        10 => left << right,
        11 => left >> right,
        12 => left >>> right,
        13 => TWord.SignedDivide(left, right),
        14 => TWord.SignedRemainder(left, right),
        15 => left.Resize(step.Width),
        16 => left.ResizeSigned(step.Width),
        17 => TWord.Select(Truths[step.Third % Truths.Count], left, right),
        18 => TWord.Select(
            Truths[step.Third % Truths.Count],
            TWord.Of(step.Constant, left.Width),
            TWord.Of((ulong)step.Second, left.Width)),
        _ => null,
    };

    private TTruth Truth(Step step, TWord left, TWord right)
    {
        var (first, second) = (Truths[step.First % Truths.Count], Truths[step.Second % Truths.Count]);
        return step.Kind switch
        {
            19 => left == right,
            20 => left != right,
            21 => left < right,
            22 => left >= right,
            23 => TWord.SignedLess(left, right),
            24 => first & second,
            25 => first | second,
            26 => first ^ second,
            _ => !first,
        };
    }
}

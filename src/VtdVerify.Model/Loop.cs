using VtdVerify.Terms;

namespace VtdVerify.Model;

/// <summary>Loops of the C# subjects, written so that a driver can run them, unroll them or take one arbitrary turn.</summary>
public static class Loop
{
    /// <summary>Runs turns while the condition holds; all that they change is in the machine.</summary>
    public static void Run<TWord, TTruth>(
        IExecution<TWord, TTruth> execution, CodeSite site, Func<bool> condition, Action body)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth> =>
        execution.While(site, new Variables<TWord>([], []), condition, () =>
        {
            body();
            return TurnEnd.Next;
        });

    /// <summary>Runs turns on a state of words while the condition holds, and gives the state that ends it.</summary>
    /// <param name="names">The words' names, as invariants show them.</param>
    public static TWord[] Run<TWord, TTruth>(
        IExecution<TWord, TTruth> execution,
        CodeSite site,
        IReadOnlyList<string> names,
        IReadOnlyList<TWord> start,
        Func<TWord[], TTruth> condition,
        Func<TWord[], TWord[]> body)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth> =>
        Run(execution, site, names, start, words => execution.Decide(condition(words)), body);

    /// <summary>As above, with a condition that does more than to compare: a search of the tree.</summary>
    public static TWord[] Run<TWord, TTruth>(
        IExecution<TWord, TTruth> execution,
        CodeSite site,
        IReadOnlyList<string> names,
        IReadOnlyList<TWord> start,
        Func<TWord[], bool> condition,
        Func<TWord[], TWord[]> body)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        var variables = new Variables<TWord>(names, start);
        execution.While(site, variables, () => condition(variables.Words), () =>
        {
            variables.Words = body(variables.Words);
            return TurnEnd.Next;
        });
        return variables.Words;
    }

    private sealed class Variables<TWord>(IReadOnlyList<string> names, IReadOnlyList<TWord> start) : ILoopState<TWord>
        where TWord : struct
    {
        public TWord[] Words { get; set; } = [.. start];

        public IReadOnlyList<LoopVariable<TWord>> Read() =>
            [.. names.Select((name, i) => new LoopVariable<TWord>(name, Words[i], null))];

        public void SetWord(string name, TWord value)
        {
            var changed = (TWord[])Words.Clone();
            changed[names.ToList().IndexOf(name)] = value;
            Words = changed;
        }

        public void Forget(string name) => throw new ArgumentException($"{name} is no reference", nameof(name));
    }
}

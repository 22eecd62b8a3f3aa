namespace VtdVerify.Terms;

/// <summary>A place in the code that runs, as reports show it.</summary>
/// <param name="File">The file as the reader names it.</param>
/// <param name="Line">One-based; 0 where no line is known.</param>
/// <param name="Text">What stands there, in a few words: a condition, an assertion, a call.</param>
public sealed record CodeSite(string File, int Line, string Text)
{
    /// <summary>The line of the source as it is written; null where it is not at hand.</summary>
    public string? SourceLine { get; init; }

    /// <summary>Where in the line the text begins, one-based in UTF-16 units; 0 where the line is not at hand.</summary>
    public int Column { get; init; }

    /// <summary>How much of the line is meant, in UTF-16 units; 0 where the line is not at hand.</summary>
    public int Length { get; init; }

    public override string ToString() => Line > 0 ? $"{File}:{Line}" : File;
}

/// <summary>How one turn of a loop's body ended.</summary>
public enum TurnEnd
{
    /// <summary>The body ran to its end, or hit <c>continue</c>: the condition is asked again.</summary>
    Next,

    /// <summary>The body left the loop: <c>break</c>, <c>return</c>. What follows the loop is up to the caller.</summary>
    Leave,
}

/// <summary>
/// What running code asks of its surroundings: which way a branch goes, how a loop runs, what a failing assertion means. With
/// concrete words the answers are immediate; with symbolic words they follow one path of the explorer.
/// </summary>
public interface IExecution<TWord, TTruth>
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    /// <summary>Decides a branch. On a symbolic path the answer becomes one of the path's conditions.</summary>
    bool Decide(TTruth condition);

    /// <summary>
    /// QEMU's <c>assert</c>: where the condition is false the process aborts. Ends the run (by an exception that only the
    /// driver of the run catches) where the condition is false.
    /// </summary>
    void Assert(TTruth condition, CodeSite site);

    /// <summary>
    /// Marks a rule of C that the code must respect at this point (a live pointer, a shift below the width). A run on
    /// which the condition is false ends as undefined behaviour, never as a result.
    /// </summary>
    void RequireDefined(TTruth condition, string rule, CodeSite site);

    /// <summary>
    /// Runs a loop that tests before each turn: <paramref name="condition"/>, then <paramref name="body"/>, again. Returns when
    /// the condition is false (true is returned) or when a turn ends with <see cref="TurnEnd.Leave"/> (false is returned).
    /// A <c>do</c> loop passes a condition that always holds, and its turns end with its own. The driver may run the loop, unroll it
    /// to a bound, or start one arbitrary turn from a state that it chooses through <paramref name="state"/>.
    /// </summary>
    bool While(CodeSite site, ILoopState<TWord> state, Func<bool> condition, Func<TurnEnd> body);
}

/// <summary>One variable that lives across the turns of a loop.</summary>
/// <param name="Name">Stable from turn to turn and from run to run, unique within the state.</param>
/// <param name="Word">Its value where it holds a word; null where it holds something else or nothing yet.</param>
/// <param name="Reference">
/// Its value where it holds no word: any object that compares by identity (a pointer's target, "null", "not assigned").
/// </param>
public readonly record struct LoopVariable<TWord>(string Name, TWord? Word, object? Reference)
    where TWord : struct
{
    /// <summary>Whether it is a pointer to nothing.</summary>
    public bool IsNull { get; init; }

    /// <summary>Whether its content is left open until it is read.</summary>
    public bool IsOpen { get; init; }

    /// <summary>What the host knows the object by that it points to; null where it points to none of the host's.</summary>
    public object? Target { get; init; }
}

/// <summary>
/// Everything outside the driver that a loop's turns may change: all that the code which runs can reach, wherever it lies.
/// </summary>
public interface ILoopState<TWord>
    where TWord : struct
{
    /// <summary>Whether the loop's condition looks at words only and had a known value each time so far.</summary>
    bool ConditionIsKnown => false;

    /// <summary>
    /// All variables that were looked at, and those that were brought into reach, in a fixed order. One whose content is left open until
    /// it is read shows an object that stands for it.
    /// </summary>
    IReadOnlyList<LoopVariable<TWord>> Read();

    /// <summary>One variable, with what is left open until it is read decided now; null where there is none of the name.</summary>
    LoopVariable<TWord>? Read(string name) => Read().Where(v => v.Name == name).Select(v => (LoopVariable<TWord>?)v).FirstOrDefault();

    /// <summary>
    /// Says that a turn will begin anywhere, with others before it that are not run. Variables that such looked at first become part
    /// of what <see cref="Read()"/> gives, where there are such.
    /// </summary>
    /// <param name="hostMayChange">Whether they may have changed what the host has besides variables.</param>
    void Reach(IReadOnlySet<string> names, bool hostMayChange = true)
    {
        // Where all variables are read, there is nothing to be brought into reach.
    }

    /// <summary>Gives the variable a word of the same width as it holds now.</summary>
    void SetWord(string name, TWord value);

    /// <summary>
    /// Makes the variable's reference unknown: using it before it is assigned again ends the run as Unsupported ("a pointer
    /// that one turn of the loop hands to the next").
    /// </summary>
    void Forget(string name);

    /// <summary>Leaves open which object of the host the variable points to, or none, until it is read.</summary>
    /// <param name="choose">Gives the object by what the host knows it by, or null for none.</param>
    void Defer(string name, Func<object?> choose) => Forget(name);
}

using VtdVerify.Terms;

namespace VtdVerify.CSubset.Running.Nodes;

/// <summary>
/// A branch of which both ways only assign words to local variables makes no two paths: each variable gets a choice of two words. So
/// twenty branches in a row are one path and not a million.
/// </summary>
internal static class Joining
{
    /// <summary>The local variable that a place is, where it holds a word now; else null.</summary>
    public static Cell<TWord, TTruth>? CellOf<TWord, TTruth>(Frame<TWord, TTruth> frame, Lvalue<TWord, TTruth> place)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth> =>
        place is LocalNode<TWord, TTruth> local && local.IsSafe(frame)
            && local.Locate(frame) is Cell<TWord, TTruth> { Union: null, Undecided: null, Value.Reference: null } cell
            ? cell
            : null;

    /// <summary>Runs both ways where that is possible; false where nothing was done.</summary>
    public static bool Run<TWord, TTruth>(
        Frame<TWord, TTruth> frame, TTruth condition, Statement<TWord, TTruth> then, Statement<TWord, TTruth>? otherwise)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        var cells = new HashSet<Cell<TWord, TTruth>>();
        if (!then.Joins(frame, cells) || otherwise?.Joins(frame, cells) == false)
        {
            return false;
        }

        var before = cells.ToDictionary(cell => cell, cell => cell.Value.Word);
        then.Execute(frame);
        var after = cells.ToDictionary(cell => cell, cell => cell.Value.Word);
        foreach (var (cell, word) in before)
        {
            cell.Set(word);
        }

        otherwise?.Execute(frame);
        foreach (var (cell, word) in after)
        {
            cell.Set(TWord.Select(condition, word, cell.Value.Word));
        }

        return true;
    }
}

using VtdVerify.CSubset.Syntax;
using VtdVerify.Mutation.Mutators;

namespace VtdVerify.Repair.Candidates.Templates;

/// <summary>A mapping is read and notified before its removal frees it: the removal goes behind the UNMAP.</summary>
internal sealed class NotifyBeforeRemove : IMendTemplate
{
    public string Id => "notify-before-remove";

    public string Sentence => "A removal goes behind the UNMAP that follows it.";

    public IEnumerable<Edit> Mend(Place place)
    {
        if (place.Node is not BlockStatement block)
        {
            yield break;
        }

        var remove = block.Items.Index().FirstOrDefault(item => Calls(item.Item, UnmapNames.Remove), (-1, null!));
        var notify = block.Items.Index().LastOrDefault(item => Calls(item.Item, UnmapNames.Notify), (-1, null!));
        if (remove.Index >= 0 && notify.Index > remove.Index)
        {
            var between = place.SpanOf(remove.Item.Span.End, notify.Item.Span.End);
            var indentation = new string(' ', remove.Item.Span.Column - 1);
            yield return Edit.Between(
                remove.Item, notify.Item, $"{place.Function.Source.Slice(between).TrimStart()}\n{indentation}{place.Text(remove.Item)}");
        }
    }

    private static bool Calls(CStatement statement, string function) =>
        Code.CallOf(statement) is { } call && Code.Callee(call) == function;
}

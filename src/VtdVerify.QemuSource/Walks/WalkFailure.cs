using System.Globalization;
using VtdVerify.Model;
using VtdVerify.Terms;

namespace VtdVerify.QemuSource.Walks;

/// <summary>What stops a proof about the walk.</summary>
/// <param name="Level">Of the page tables; null outside of the walk.</param>
/// <param name="Model">Values that lead there; null where the solver gave up.</param>
/// <param name="Unknown">Why it gave up; null where it did not.</param>
internal sealed record WalkFailure(WalkEvent Event, int? Level, int Width, Assignment? Model, string? Unknown)
{
    private const int MostValues = 8;

    public CodeSite Site => Event.Site;

    /// <summary>A construct that is not read, on a path that can be taken.</summary>
    public bool IsUnread => Event is WalkEvent.Stopped { IsUnread: true } && Model is not null;

    public override string ToString() => Unknown is not null ? $"the solver gave up at {Site}: {Unknown}" : Event switch
    {
        WalkEvent.Stopped { Why: var why } => $"it stops at {Site}: {why}",
        WalkEvent.Call => $"{Site} calls the walk at a level that there is not{Where()}",
        WalkEvent.Insertion map => $"{Site} inserts {Mapping(map)}{Where()}",
        _ => throw new InvalidOperationException($"{Event} is no failure."),
    };

    private string Mapping(WalkEvent.Insertion map)
    {
        var (iova, size) = (new Address(Model!.Evaluate(map.Iova)), new InclusiveSize(Model.Evaluate(map.Size)));
        return string.Create(CultureInfo.InvariantCulture, $"the mapping {iova} + {size} with permission {Model.Evaluate(map.Permission)}");
    }

    /// <summary>What the variables of a term are, each after a comma.</summary>
    /// <param name="says">Whether a variable's name and value say something.</param>
    public static string Values(Assignment model, Term term, Func<string, ulong, bool> says)
    {
        var names = TermGraph.Variables([term]).Select(variable => variable.Name!)
            .Where(name => says(name, model.Values.GetValueOrDefault(name))).Order(StringComparer.Ordinal).Take(MostValues);
        return string.Concat(names.Select(name =>
            string.Create(CultureInfo.InvariantCulture, $", {name} = 0x{model.Values.GetValueOrDefault(name):x}")));
    }

    private string Where()
    {
        var level = Level is { } known ? string.Create(CultureInfo.InvariantCulture, $" at level {known}") : string.Empty;
        var values = Values(Model!, Event.Condition, (_, value) => value > 1);
        return string.Create(CultureInfo.InvariantCulture, $"{level}, width {Width}: {values.TrimStart(',', ' ')}");
    }
}

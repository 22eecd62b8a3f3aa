namespace VtdVerify.Reporting.Rendering;

/// <summary>What `conform` compares and found, for a reader.</summary>
public static class ConformView
{
    /// <summary>What is compared, before it is.</summary>
    public static IEnumerable<string> Lines(ConformSides sides) =>
    [
        $"compiled  {sides.Compiler}: {string.Join(", ", sides.Functions)}",
        $"sandbox   {sides.Sandbox}",
        $"read      by the interpreter: {sides.Read}",
        sides.Model is not { } model
            ? "model     no revision behaves the same in all scenarios: not compared"
            : $"model     {model.Name}: {model.Description}",
    ];

    /// <summary>What came of it.</summary>
    public static IEnumerable<string> Lines(ConformResult result)
    {
        yield return FormattableString.Invariant(
            $"machines  {result.Scenarios} of the scenarios, {result.Random} random ones of seed {result.Seed}");
        yield return FormattableString.Invariant(
            $"          {result.Compared} compared, {result.Aborted} of them aborted; {result.NotComparable} not comparable");
        if (result.Unread is { } unread)
        {
            yield return FormattableString.Invariant($"          {result.NotRead} of them reach code that is not read: {unread}");
        }

        if (result.OtherThanModel > 0)
        {
            yield return FormattableString.Invariant(
                $"          on {result.OtherThanModel} the model does something else: the code is no revision of it");
        }

        if (result.Smallest is not { } smallest)
        {
            yield return result.Compared == 0 ? "NOTHING was compared"
                : result.NotRead > 0 ? "no difference where all ran, and not every machine was compared"
                : "no difference";
            yield break;
        }

        yield return FormattableString.Invariant(
            $"DIFFERENT: compiled code and {smallest.Other}, on {result.Differences} machine(s) or more; the smallest found:");
        foreach (var line in MachineOf(smallest).Concat(RunsOf(smallest)))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> MachineOf(ConformDifference difference)
    {
        var migration = difference.MigrationRunning ? "runs" : "does not run";
        yield return FormattableString.Invariant(
            $"  {difference.AddressWidth} bits, tracking {ListOf(difference.TrackingFlags)}, migration {migration}");
        foreach (var notifier in difference.Notifiers)
        {
            yield return $"  notifier {notifier.Scope} for {ListOf(notifier.Events)}";
        }

        foreach (var mapping in difference.Mappings)
        {
            yield return $"  mapping {mapping.Iova} ({mapping.Size.Length}) -> {mapping.TranslatedAddress}, {Words.Of(mapping.Permission)}";
        }
    }

    private static IEnumerable<string> RunsOf(ConformDifference difference) =>
    [
        "  compiled:", .. difference.Compiled.Select(line => $"    {line}"),
        $"  {difference.Other}:", .. (difference.Otherwise ?? ["has no run"]).Select(line => $"    {line}"),
    ];

    private static string ListOf(IReadOnlyList<string> words) => words.Count == 0 ? "none" : string.Join(", ", words);
}

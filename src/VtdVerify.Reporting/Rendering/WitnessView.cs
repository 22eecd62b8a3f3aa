using Spectre.Console;

namespace VtdVerify.Reporting.Rendering;

/// <summary>What shows that proofs are about something: what each assumes, and a machine of which it speaks.</summary>
public static class WitnessView
{
    // A scope in blocks is a dozen events: a reader sees from the first ones what goes on.
    private const int MostEvents = 4;

    /// <summary>Writes the whole list.</summary>
    /// <param name="console">Decides on colours, Unicode and width; nothing else is written to.</param>
    public static void Write(IAnsiConsole console, WitnessList list)
    {
        var page = new Page(console);
        page.Line(new Piece($"Witnesses ({list.Obligations.Count})", Styles.Heading));
        page.Field("subject", $"{(list.Subject == "-" ? "standard input" : list.Subject)}: {list.Description}");
        page.Field("solver", $"{list.Solver.Name} {list.Solver.Version}");
        foreach (var obligation in list.Obligations)
        {
            Write(page, obligation);
        }
    }

    private static void Write(Page page, WitnessedObligation obligation)
    {
        page.Blank();
        page.Line(Words.Of(obligation), new Piece($" {obligation.Id}", Styles.Heading));
        page.Sentence(obligation.Claim);
        page.Field("because", obligation.Reason);
        page.Field("assumes", string.Join(", ", obligation.Assumptions));
        if (obligation is not { Machine: { } machine, Run: { } run })
        {
            return;
        }

        MachineBlock.WriteState(page, machine);
        page.Field("other scopes", string.Join(
            ", ", machine.OtherScopes.Zip(machine.OtherBackends, (scope, backend) => $"{scope} ({backend})")));
        MachineBlock.WriteEvents(page, "events", run.Events, MostEvents);
        MachineBlock.WriteMappings(page, "left", run.Left);
        page.Field("witnessed", run.Sentence);
    }
}

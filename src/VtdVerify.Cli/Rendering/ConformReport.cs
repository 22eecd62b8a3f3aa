using VtdVerify.Checks.Explaining;
using VtdVerify.Checks.Running;
using VtdVerify.Reporting.Rendering;

namespace VtdVerify.Cli.Rendering;

/// <summary>What `conform` writes to standard output.</summary>
internal sealed class ConformReport(TextWriter output)
{
    /// <summary>What is compared, before it is.</summary>
    public void Begin(ConformSides sides)
    {
        output.WriteLine(Printable.Clean($"compiled  {sides.Compiler}: {string.Join(", ", sides.Functions)}"));
        output.WriteLine($"sandbox   {sides.Sandbox}");
        output.WriteLine(Printable.Clean($"read      by the interpreter: {sides.Read}"));
        output.WriteLine(sides.Model is not { } model
            ? "model     no revision behaves the same in all scenarios: not compared"
            : $"model     {model.Name}: {model.Description}");
        output.Flush();
    }

    public void End(ConformRequest request, ConformRun run)
    {
        var result = run.Result;
        output.WriteLine(FormattableString.Invariant(
            $"machines  {run.Scenarios} of the scenarios, {request.Machines} random ones of seed {request.Seed}"));
        output.WriteLine(FormattableString.Invariant(
            $"          {result.Compared} compared, {result.Aborted} of them aborted; {result.NotComparable} not comparable"));
        if (run.Smallest is not { } smallest)
        {
            output.WriteLine(result.Compared == 0 ? "NOTHING was compared" : "no difference");
            return;
        }

        output.WriteLine(FormattableString.Invariant(
            $"DIFFERENT: compiled code and {smallest.Other}, on {result.Differences.Count} machine(s) or more; the smallest found:"));
        foreach (var line in DifferenceText.Lines(smallest))
        {
            output.WriteLine(line);
        }
    }
}

using System.Globalization;
using System.Text;
using VtdVerify.SelfTest.Generating;
using VtdVerify.SelfTest.Judging;

namespace VtdVerify.SelfTest.Findings;

/// <summary>A finding as a file: what contradicts what, the machine, and the program as a patch that `check` reads.</summary>
public static class FindingText
{
    /// <summary>The file's text.</summary>
    /// <param name="commit">Of the program that found it; null where it is not known.</param>
    public static string Of(AlarmFinding finding, ProgramFrame frame, string? commit)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Sentence(finding.Kind)}: {finding.Detail}");
        var version = commit is null ? string.Empty : $" of {commit}";
        text.AppendLine(CultureInfo.InvariantCulture, $"Program {finding.Program.Id} (seed:number){version}.");
        text.AppendLine("Reproduce: vtdverify check THIS_FILE");
        if (finding.Machine is { } machine)
        {
            text.AppendLine();
            Append(text, machine);
        }

        return text.AppendLine().Append(frame.PatchOf(finding.Program)).ToString();
    }

    private static string Sentence(FindingKind kind) => kind switch
    {
        FindingKind.ProvedAndBroken => "Proved and broken",
        FindingKind.RefutedAndKept => "Refuted and kept",
        FindingKind.ToolError => "Tool error",
        _ => "No answer",
    };

    private static void Append(StringBuilder text, JudgedMachine judged)
    {
        const int Most = 12;
        var m = judged.Machine;
        var migration = m.MigrationIsRunning ? "running" : "not running";
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"machine: width {m.AddressWidth}; tracking {m.DirtyTracking}; migration {migration}; rule {m.NotifyRule};");
        text.AppendLine(
            CultureInfo.InvariantCulture, $"         other fields filled from 0x{judged.Noise:x}; unmaps before: {judged.RunsBefore}");
        foreach (var n in m.Notifiers)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"notifier: {n.Scope} {n.Flags} {n.Backend}");
        }

        foreach (var map in m.Mappings.Take(Most))
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"mapping: {map.Iova} size {map.InclusiveSize} -> {map.TranslatedAddress} {map.Permission}");
        }

        if (m.Mappings.Count > Most)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"and {m.Mappings.Count - Most} more mappings");
        }
    }
}

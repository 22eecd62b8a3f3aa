using System.Globalization;
using VtdVerify.Features.Writing;
using VtdVerify.Model;
using VtdVerify.Reporting.Rendering;
using VtdVerify.Specs;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Proof;
using VtdVerify.Subjects;

namespace VtdVerify.Checks.Explaining;

/// <summary>The counterexamples of one obligation as a feature: a scenario for each machine, which fails for the subject.</summary>
internal static class CounterexampleFeature
{
    /// <summary>The text of the file.</summary>
    /// <param name="refuted">Results of one obligation of the subject for some classes of scopes, all of them refuted.</param>
    public static string Of(ISubject subject, IReadOnlyList<ObligationResult> refuted)
    {
        var (guarantee, obligation) = (refuted[0].Guarantee, refuted[0].Obligation);
        var examples = refuted.Select(result => Example.Of(subject, result)).GroupBy(one => one.Steps).ToList();
        var names = Numbered([.. examples.Select(group => group.First().Title)]);
        IEnumerable<string> lines =
        [
            $"@{guarantee.Id}",
            $"Feature: {guarantee.Sentence.TrimEnd('.')}",
            .. Description(
                "  ",
                $"Subject: {subject.Name} ({subject.Description}).",
                $"Obligation {obligation.Id}: {obligation.Expected}.",
                $"Consequence: {guarantee.Why}",
                $"Source: {guarantee.Source}."),
            .. examples.Zip(names).SelectMany(pair => Scenario(pair.Second, [.. pair.First])),
        ];
        return string.Concat(lines.Select(line => $"{line}\n"));
    }

    private static IEnumerable<string> Scenario(string name, IReadOnlyList<Example> same)
    {
        var example = same[0];
        return
        [
            string.Empty,
            $"  Scenario: {Printable.OneLine(name)}",
            .. Description(
                "    ",
                $"Found for {string.Join(", and for ", same.Select(one => one.ClassDescription))}.",
                $"Happened: {example.Happened}."),
            .. example.DecidedAt is { } place ? [$"    Decided at {Printable.OneLine(place)}"] : Array.Empty<string>(),
            string.Empty,
            .. example.Steps.Split('\n').Select(step => $"    {step}"),
        ];
    }

    private static IEnumerable<string> Description(string indentation, params IEnumerable<string> sentences) =>
        sentences.Select(Printable.OneLine).SelectMany(DescriptionText.Wrap).Select(line => indentation + line);

    /// <summary>Names that occur more than once with a number behind them: within a feature they are unique.</summary>
    private static IReadOnlyList<string> Numbered(IReadOnlyList<string> names) =>
    [
        .. names.Select((name, index) => names.Count(other => other == name) == 1
            ? name
            : string.Create(CultureInfo.InvariantCulture, $"{name} ({names.Take(index + 1).Count(other => other == name)})")),
    ];

    private sealed record Example(string Title, string ClassDescription, string Happened, string? DecidedAt, string Steps)
    {
        public static Example Of(ISubject subject, ObligationResult result)
        {
            var shown = ((Verdict.Refuted)result.Verdict).Counterexample;
            var machine = MachineOf(subject, shown, result.Guarantee);
            return new Example(
                ExampleText.Title(machine),
                result.ScopeClass.Description,
                FailureExplanation.Describe(shown, result.Guarantee, result.Obligation),
                shown.Site is { Line: > 0 } site ? $"{site}: {site.Text}" : null,
                string.Join('\n', ExampleText.Steps(result.Guarantee.Id, machine)));
        }

        /// <summary>The machine with what the case knows beside it: the subject's own rule, and the page in question.</summary>
        private static MachineDescription MachineOf(ISubject subject, ConcreteCase shown, IGuarantee guarantee)
        {
            var machine = shown.Machine with { NotifyRule = subject.RuleOn(shown.Machine) };
            var isWritten = guarantee is DirtyKept && machine.MappingOf(shown.Address) is { GrantsWriting: true };
            return isWritten ? machine with { DirtiedByDevice = [shown.Address] } : machine;
        }
    }
}

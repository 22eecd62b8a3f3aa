using System.Text;

namespace VtdVerify.Mutation.Mutators;

/// <summary>The mutators as a page of documentation.</summary>
public static class MutatorPage
{
    /// <summary>Where the page stands, from the repository's root.</summary>
    public const string Path = "docs/mutators.md";

    /// <summary>The whole page, in Markdown.</summary>
    public static string Write()
    {
        var page = new StringBuilder();
        void Add(string line) => page.Append(line).Append('\n');

        Add("# Mutators");
        Add(string.Empty);
        Add("`vtdverify mutate` makes these changes to the C of a patch. This page is generated from the mutators; a test compares.");
        AddMutators(Add, "The domain's own", MutatorKind.Domain);
        AddMutators(Add, "The field's usual set", MutatorKind.Field);
        Add(string.Empty);
        Add("## Faults of the past");
        Add(string.Empty);
        Add("Each fault is put into every place of the subject that can have it. If a mutator makes the same change, it is one mutant,");
        Add("under the mutator's name with the fault's number.");
        Add(string.Empty);
        Add("| fault | what was wrong | where |");
        Add("| --- | --- | --- |");
        foreach (var fault in Mutants.HistoricFaults.All)
        {
            Add($"| {fault.Id} | {fault.Sentence} | {fault.Reference} |");
        }

        return page.ToString();
    }

    private static void AddMutators(Action<string> add, string title, MutatorKind kind)
    {
        add(string.Empty);
        add($"## {title}");
        add(string.Empty);
        add("| mutator | what it does | from | to |");
        add("| --- | --- | --- | --- |");
        foreach (var mutator in MutatorCatalog.All.Where(mutator => mutator.Kind == kind))
        {
            add($"| {mutator.Id} | {Cell(mutator.Sentence)} | {Code(mutator.Example.Before)} | {Code(mutator.Example.After)} |");
        }
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private static string Code(string text) => $"`{Cell(text)}`";
}

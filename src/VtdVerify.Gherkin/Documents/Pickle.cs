using Reqnroll;

namespace VtdVerify.Gherkin.Documents;

/// <summary>One scenario ready to run: an outline gives one for each row of its Examples, Backgrounds come first.</summary>
public sealed class Pickle
{
    internal Pickle(FeatureFile feature) => Feature = feature;

    public FeatureFile Feature { get; }

    /// <summary>Unique among all files that are parsed under different names.</summary>
    public required string Id { get; init; }

    /// <summary>Its place among the pickles of the file, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>The scenario's name, the placeholders of an outline replaced.</summary>
    public required string Name { get; init; }

    /// <summary>Empty where there is none.</summary>
    public required string Description { get; init; }

    /// <summary>The rule that the scenario belongs to; null outside of any.</summary>
    public required RuleInfo? Rule { get; init; }

    /// <summary>The rule's name; empty outside of any.</summary>
    public string RuleName => Rule?.Title ?? string.Empty;

    /// <summary>Of the scenario's keyword, or of the row of its Examples.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>The tags of the scenario and of its Examples, without @, in order.</summary>
    public required IReadOnlyList<string> OwnTags { get; init; }

    /// <summary>The tags of the feature, the rule, the scenario and its Examples, without @, each once.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>Never empty.</summary>
    public required IReadOnlyList<PickleStep> Steps { get; init; }

    /// <summary>The tag @ignore is present: the scenario is counted as skipped and does not run.</summary>
    public bool IsIgnored => Tags.Contains("ignore", StringComparer.OrdinalIgnoreCase);

    public override string ToString() => $"{Name} ({Location})";
}

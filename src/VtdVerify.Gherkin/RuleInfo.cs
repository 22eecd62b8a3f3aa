namespace VtdVerify.Gherkin;

/// <summary>What the feature file says of the rule that the scenario belongs to.</summary>
public class RuleInfo
{
    internal RuleInfo(string title, string description, string[] tags)
    {
        Title = title;
        Description = description;
        Tags = tags;
    }

    public string Title { get; }

    /// <summary>Empty where there is none.</summary>
    public string Description { get; }

    /// <summary>The rule's own tags, without @.</summary>
    public string[] Tags { get; }
}

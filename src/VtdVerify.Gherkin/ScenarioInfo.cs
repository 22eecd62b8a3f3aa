namespace VtdVerify.Gherkin;

/// <summary>What the feature file says of the scenario that runs.</summary>
public class ScenarioInfo
{
    internal ScenarioInfo(string title, string description, string[] tags, string[] combinedTags)
    {
        Title = title;
        Description = description;
        Tags = tags;
        CombinedTags = combinedTags;
    }

    public string Title { get; }

    /// <summary>Empty where there is none.</summary>
    public string Description { get; }

    /// <summary>The tags of the scenario and of its Examples, without @.</summary>
    public string[] Tags { get; }

    /// <summary>The same, and the tags of the feature and the rule.</summary>
    public string[] CombinedTags { get; }
}

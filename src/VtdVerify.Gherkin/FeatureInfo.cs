namespace VtdVerify.Gherkin;

/// <summary>What the feature file says of the feature.</summary>
public class FeatureInfo
{
    internal FeatureInfo(string title, string description, string[] tags)
    {
        Title = title;
        Description = description;
        Tags = tags;
    }

    public string Title { get; }

    /// <summary>Empty where there is none.</summary>
    public string Description { get; }

    /// <summary>The feature's tags, without @.</summary>
    public string[] Tags { get; }
}

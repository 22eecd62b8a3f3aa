namespace VtdVerify.Gherkin;

/// <summary>The method makes a step argument of its return type out of a step's text, doc string or table.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public class StepArgumentTransformationAttribute : Attribute
{
    public const int DefaultOrder = 10000;

    /// <summary>Every text is handed to the method whole.</summary>
    public StepArgumentTransformationAttribute()
    {
    }

    /// <summary>Only a text that matches is handed over, one parameter for each group.</summary>
    /// <param name="regex">Written <c>^...$</c>, over the whole text of the argument.</param>
    /// <param name="order">Where several transformations match, the lowest order wins.</param>
    public StepArgumentTransformationAttribute(string regex, int order = DefaultOrder)
    {
        Regex = regex;
        Order = order;
    }

    public string? Regex { get; set; }

    public int Order { get; set; } = DefaultOrder;
}

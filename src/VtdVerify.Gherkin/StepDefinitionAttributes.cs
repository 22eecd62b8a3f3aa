using VtdVerify.Gherkin.Bindings;

namespace VtdVerify.Gherkin;

/// <summary>What the attributes of step definitions share.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public abstract class StepDefinitionBaseAttribute : Attribute
{
    protected StepDefinitionBaseAttribute(string expression, StepDefinitionType[] types)
    {
        Expression = expression;
        Types = types;
    }

    /// <summary>The kinds of steps that the method defines.</summary>
    public StepDefinitionType[] Types { get; }

    /// <summary>A regular expression over the whole step text, written <c>^...$</c>.</summary>
    public string Expression { get; set; }
}

/// <summary>The method defines a step of the kind Given.</summary>
public class GivenAttribute(string expression) : StepDefinitionBaseAttribute(expression, [StepDefinitionType.Given]);

/// <summary>The method defines a step of the kind When.</summary>
public class WhenAttribute(string expression) : StepDefinitionBaseAttribute(expression, [StepDefinitionType.When]);

/// <summary>The method defines a step of the kind Then.</summary>
public class ThenAttribute(string expression) : StepDefinitionBaseAttribute(expression, [StepDefinitionType.Then]);

/// <summary>The method defines a step of every kind.</summary>
public class StepDefinitionAttribute(string expression)
    : StepDefinitionBaseAttribute(expression, [StepDefinitionType.Given, StepDefinitionType.When, StepDefinitionType.Then]);

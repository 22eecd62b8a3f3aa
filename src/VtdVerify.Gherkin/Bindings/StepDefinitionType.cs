namespace VtdVerify.Gherkin.Bindings;

/// <summary>The kinds of steps; And and But are of the kind of the step before them.</summary>
public enum StepDefinitionType
{
    Given,
    When,
    Then,
}

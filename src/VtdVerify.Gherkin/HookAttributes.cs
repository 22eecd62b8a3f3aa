using VtdVerify.Gherkin.Bindings;

namespace VtdVerify.Gherkin;

/// <summary>What the attributes of hooks share.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public abstract class HookAttribute : Attribute
{
    public const int DefaultOrder = 10000;

    internal HookAttribute(HookType type, string[] tags)
    {
        Type = type;
        Tags = tags;
    }

    /// <summary>The hook runs where any one of these tags is present, always where there are none; a leading @ is optional.</summary>
    public string[] Tags { get; }

    /// <summary>Hooks of one kind run from the lowest order to the highest.</summary>
    public int Order { get; set; } = DefaultOrder;

    internal HookType Type { get; }
}

/// <summary>A static method that runs once, before the first scenario.</summary>
public class BeforeTestRunAttribute() : HookAttribute(HookType.BeforeTestRun, []);

/// <summary>A static method that runs once, after the last scenario.</summary>
public class AfterTestRunAttribute() : HookAttribute(HookType.AfterTestRun, []);

/// <summary>A static method that runs before the first scenario of a feature.</summary>
public class BeforeFeatureAttribute(params string[] tags) : HookAttribute(HookType.BeforeFeature, tags);

/// <summary>A static method that runs after the last scenario of a feature.</summary>
public class AfterFeatureAttribute(params string[] tags) : HookAttribute(HookType.AfterFeature, tags);

/// <summary>Runs before a scenario, before its Background.</summary>
public class BeforeScenarioAttribute(params string[] tags) : HookAttribute(HookType.BeforeScenario, tags);

/// <summary>Runs after a scenario, also when it has failed.</summary>
public class AfterScenarioAttribute(params string[] tags) : HookAttribute(HookType.AfterScenario, tags);

/// <summary>Runs before each step that is not skipped.</summary>
public class BeforeStepAttribute(params string[] tags) : HookAttribute(HookType.BeforeStep, tags);

/// <summary>Runs after each step that is not skipped, also when it has failed.</summary>
public class AfterStepAttribute(params string[] tags) : HookAttribute(HookType.AfterStep, tags);

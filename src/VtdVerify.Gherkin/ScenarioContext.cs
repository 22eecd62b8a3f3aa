namespace VtdVerify.Gherkin;

/// <summary>Shared by the bindings of one scenario; injected into their constructors.</summary>
public class ScenarioContext : ReqnrollContext
{
    internal ScenarioContext(ScenarioInfo scenarioInfo, RuleInfo? ruleInfo)
    {
        ScenarioInfo = scenarioInfo;
        RuleInfo = ruleInfo;
    }

    public ScenarioInfo ScenarioInfo { get; }

    /// <summary>Null where the scenario stands outside of any rule.</summary>
    public RuleInfo? RuleInfo { get; }

    public ScenarioExecutionStatus ScenarioExecutionStatus { get; internal set; }
}

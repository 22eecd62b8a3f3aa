using System.Reflection;
using NUnit.Framework;
using VtdVerify.Gherkin;

namespace VtdVerify.Tests.Gherkin;

/// <summary>Step definitions see the root namespace only, so whatever it holds must exist in Reqnroll as well.</summary>
public class ReqnrollShapeTests
{
    private static readonly string[] NamesInReqnroll =
    [
        "AfterFeatureAttribute", "AfterScenarioAttribute", "AfterStepAttribute", "AfterTestRunAttribute",
        "BeforeFeatureAttribute", "BeforeScenarioAttribute", "BeforeStepAttribute", "BeforeTestRunAttribute",
        "BindingAttribute", "DataTable", "DataTableRow", "DataTableRows", "FeatureContext", "FeatureInfo", "GivenAttribute",
        "HookAttribute", "PendingStepException", "ReqnrollContext", "ReqnrollException", "RuleInfo", "ScenarioContext",
        "ScenarioExecutionStatus", "ScenarioInfo", "StepArgumentTransformationAttribute", "StepDefinitionAttribute",
        "StepDefinitionBaseAttribute", "ThenAttribute", "WhenAttribute",
    ];

    private static IEnumerable<Type> Offered => typeof(BindingAttribute).Assembly.GetExportedTypes()
        .Where(type => type.Namespace == typeof(BindingAttribute).Namespace);

    [Test]
    public void The_root_namespace_holds_nothing_that_reqnroll_has_not() =>
        Assert.That(Offered.Select(type => type.Name), Is.EquivalentTo(NamesInReqnroll));

    [Test]
    public void Expressions_may_repeat_on_a_method()
    {
        var usage = typeof(GivenAttribute).GetCustomAttribute<AttributeUsageAttribute>()!;
        Assert.That((usage.ValidOn, usage.AllowMultiple), Is.EqualTo((AttributeTargets.Method, true)));
    }

    [Test]
    public void Hooks_have_the_default_order_of_reqnroll()
    {
        Assert.That(new BeforeScenarioAttribute("a").Order, Is.EqualTo(10000));
        Assert.That(new StepArgumentTransformationAttribute("^a$").Order, Is.EqualTo(10000));
    }
}

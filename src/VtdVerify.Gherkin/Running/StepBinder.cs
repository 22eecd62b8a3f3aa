using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Reqnroll;
using Reqnroll.Bindings;
using Reqnroll.Bindings.Reflection;
using Reqnroll.Infrastructure;
using VtdVerify.Gherkin.Documents;

namespace VtdVerify.Gherkin.Running;

/// <summary>Asks Reqnroll for the method and the arguments of steps of one scenario.</summary>
internal sealed class StepBinder(StepCatalogue catalogue, ITestRunner runner)
{
    // An invoker compiles a stub of its own at its second call, so all uses of a step share one.
    private static readonly ConcurrentDictionary<MethodInfo, MethodInvoker> Invokers = new();

    private readonly IStepDefinitionMatchService matcher = Resolve<IStepDefinitionMatchService>(runner);
    private readonly IStepArgumentTypeConverter converter = Resolve<IStepArgumentTypeConverter>(runner);

    public PlannedStep Bind(PickleStep step)
    {
        var instance = new StepInstance(
            step.Kind, StepDefinitionKeyword.Given, $"{step.Keyword} ", step.Text, step.DocString, FeatureDescription.TableOf(step),
            new StepContext(runner.FeatureContext.FeatureInfo, runner.ScenarioContext.ScenarioInfo));
        var match = matcher.GetBestMatch(instance, CultureInfo.InvariantCulture, out _, out var candidates);
        if (!match.Success)
        {
            throw new ReqnrollException(candidates.Count == 0 ? catalogue.Undefined(step) : Ambiguous(step, candidates));
        }

        var method = ((RuntimeBindingMethod)match.StepBinding.Method).MethodInfo;
        var arguments = match.Arguments.Zip(
            match.StepBinding.Method.Parameters, (argument, parameter) => Convert(argument.Value, parameter.Type));
        return new PlannedStep(
            step,
            StepDescription.Of(match.StepBinding),
            Invokers.GetOrAdd(method, MethodInvoker.Create),
            method.IsStatic ? null : method.ReflectedType,
            [.. arguments]);
    }

    private object? Convert(object value, IBindingType type) =>
        converter.ConvertAsync(value, type, CultureInfo.InvariantCulture).GetAwaiter().GetResult();

    private static T Resolve<T>(ITestRunner runner) => runner.TestThreadContext.TestThreadContainer.Resolve<T>();

    private static string Ambiguous(PickleStep step, IEnumerable<BindingMatch> candidates)
    {
        var steps = candidates.Select(match => StepDescription.Of(match.StepBinding)).Select(known => $"{known.Method} {known.Expression}");
        return $"Several step definitions match '{step.Keyword} {step.Text}':\n{string.Join('\n', steps)}";
    }
}

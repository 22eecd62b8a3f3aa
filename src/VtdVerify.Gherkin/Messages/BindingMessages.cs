using Io.Cucumber.Messages.Types;
using VtdVerify.Gherkin.Bindings;
using HookType = VtdVerify.Gherkin.Bindings.HookType;
using MessageHookType = Io.Cucumber.Messages.Types.HookType;

namespace VtdVerify.Gherkin.Messages;

/// <summary>The bindings as messages.</summary>
internal static class BindingMessages
{
    public static StepDefinition Of(StepDefinitionBinding binding) => new(
        binding.Id,
        new StepDefinitionPattern(binding.Expression.ToString(), StepDefinitionPatternType.REGULAR_EXPRESSION),
        Reference(binding.Method));

    /// <summary>Only the hooks around scenarios and steps: the protocol knows none around features.</summary>
    public static IEnumerable<Hook> Of(IEnumerable<HookBinding> hooks) =>
        from hook in hooks
        let type = TypeOf(hook.Type)
        where type is not null
        select new Hook(hook.Id, hook.Method.Name, Reference(hook.Method), TagExpression(hook), type.Value);

    public static StepMatchArgumentsList ArgumentsOf(StepMatch match) => new(
        [.. match.Text.Groups.Values.Skip(1).Zip(match.Definition.Method.Parameters, (group, type) => new StepMatchArgument(
            group.Success ? new Group([], group.Index, group.Value) : new Group([], null!, null!), type.Name))]);

    private static SourceReference Reference(BindingMethod method) => new(
        null!,
        new JavaMethod(
            method.Info.DeclaringType!.FullName!, method.Info.Name, [.. method.Parameters.Select(parameter => parameter.FullName!)]),
        null!,
        null!);

    private static string? TagExpression(HookBinding hook) =>
        hook.Tags.Count == 0 ? null : string.Join(" or ", hook.Tags.Select(tag => $"@{tag}"));

    private static MessageHookType? TypeOf(HookType type) => type switch
    {
        HookType.BeforeTestRun => MessageHookType.BEFORE_TEST_RUN,
        HookType.AfterTestRun => MessageHookType.AFTER_TEST_RUN,
        HookType.BeforeScenario => MessageHookType.BEFORE_TEST_CASE,
        HookType.AfterScenario => MessageHookType.AFTER_TEST_CASE,
        HookType.BeforeStep => MessageHookType.BEFORE_TEST_STEP,
        HookType.AfterStep => MessageHookType.AFTER_TEST_STEP,
        _ => null,
    };
}

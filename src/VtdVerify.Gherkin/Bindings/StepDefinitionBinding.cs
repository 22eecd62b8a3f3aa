using System.Text.RegularExpressions;

namespace VtdVerify.Gherkin.Bindings;

/// <summary>One expression on one method.</summary>
internal sealed record StepDefinitionBinding(string Id, IReadOnlyList<StepDefinitionType> Kinds, Regex Expression, BindingMethod Method);

/// <summary>A hook on one method; no tags means always.</summary>
internal sealed record HookBinding(string Id, HookType Type, IReadOnlyList<string> Tags, int Order, BindingMethod Method)
{
    public bool Applies(IReadOnlyList<string> tags) => Tags.Count == 0 || Tags.Any(tags.Contains);
}

/// <summary>A method that makes arguments of its return type; without an expression it takes every text, or every table.</summary>
internal sealed record TransformationBinding(Regex? Expression, int Order, BindingMethod Method)
{
    public Type Result => Method.Info.ReturnType;

    public bool TakesTable => Method.Parameters is [var only] && only == typeof(DataTable);
}

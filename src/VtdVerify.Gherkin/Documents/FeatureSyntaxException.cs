namespace VtdVerify.Gherkin.Documents;

/// <summary>One error in a feature file.</summary>
/// <param name="Message">What stands there and what was expected instead.</param>
public sealed record FeatureSyntaxError(SourceLocation Location, string Message)
{
    public override string ToString() => $"{Location}: {Message}";
}

/// <summary>A feature file cannot be read, or would run nothing. Carries every error found, in the order of the file.</summary>
public sealed class FeatureSyntaxException(IReadOnlyList<FeatureSyntaxError> errors, Exception? innerException = null)
    : Exception(string.Join('\n', errors), innerException)
{
    public IReadOnlyList<FeatureSyntaxError> Errors { get; } = errors;
}

namespace VtdVerify.Gherkin.Bindings;

/// <summary>One mistake in a class of bindings.</summary>
/// <param name="Member">The class or method, with its namespace.</param>
/// <param name="Message">What is wrong and what is expected.</param>
public sealed record BindingError(string Member, string Message)
{
    public override string ToString() => $"{Member}: {Message}";
}

/// <summary>Bindings that cannot be used. Carries every mistake found.</summary>
public sealed class BindingException : Exception
{
    public BindingException()
        : this([])
    {
    }

    public BindingException(string message)
        : base(message)
    {
    }

    public BindingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public BindingException(IReadOnlyList<BindingError> errors)
        : base(string.Join('\n', errors)) => Errors = errors;

    public IReadOnlyList<BindingError> Errors { get; } = [];
}

namespace VtdVerify.Checks;

/// <summary>The run ends without a result.</summary>
/// <param name="problem">As <see cref="UserError.Problem"/>.</param>
/// <param name="remedy">As <see cref="UserError.Remedy"/>.</param>
/// <param name="exitCode">As <see cref="UserError.ExitCode"/>.</param>
public sealed class UserErrorException(string problem, string remedy, int exitCode) : Exception(problem)
{
    /// <summary>As <see cref="UserError.Place"/>.</summary>
    public string? Place { get; init; }

    /// <summary>As <see cref="UserError.Quote"/>.</summary>
    public string? Quote { get; init; }

    /// <summary>What the user is told.</summary>
    public UserError Error => new(Message, remedy, exitCode) { Place = Place, Quote = Quote };
}

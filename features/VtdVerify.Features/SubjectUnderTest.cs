using VtdVerify.Subjects;

namespace VtdVerify.Features;

/// <summary>
/// The code that a scenario runs. A host that has its own hands it to the scenario's container; otherwise it is the model's revision
/// that the environment names, and the shipped one where it names none.
/// </summary>
public sealed class SubjectUnderTest
{
    /// <summary>The environment variable that names a revision of the model: base, v1, v5, v6, fixed or hardened.</summary>
    public const string EnvironmentVariable = "VTDVERIFY_SUBJECT";

    /// <summary>What the environment names.</summary>
    /// <exception cref="InvalidOperationException">The environment names no revision of the model.</exception>
    public SubjectUnderTest()
        : this(Named(Environment.GetEnvironmentVariable(EnvironmentVariable)))
    {
    }

    // A container takes the longest public constructor: this one is not for it.
    private SubjectUnderTest(ISubject subject) => Subject = subject;

    public ISubject Subject { get; }

    public static SubjectUnderTest Of(ISubject subject) => new(subject);

    private static ModelSubject Named(string? name) => string.IsNullOrEmpty(name)
        ? ModelSubject.Shipped
        : ModelSubject.All.FirstOrDefault(subject => subject.Name == name)
            ?? throw new InvalidOperationException(
                $"{EnvironmentVariable} is '{name}'; expected one of {string.Join(", ", ModelSubject.All.Select(one => one.Name))}.");
}

namespace VtdVerify.QemuSource;

/// <summary>
/// A source tree that cannot be used, or a patch that does not fit it: the command line's exit code 3.
/// </summary>
/// <param name="problem">What was read, where, and what was expected; without a full stop.</param>
/// <param name="remedy">What the user can do about it.</param>
public sealed class TreeException(string problem, string remedy) : Exception($"{problem}. {remedy}")
{
    /// <summary>The remedy where the folder is not what was expected.</summary>
    public const string GiveTree = "Give the folder of a QEMU checkout or of an unpacked release; tools/get-qemu-source fetches one.";

    public string Problem { get; } = problem;

    /// <summary>The first of those that threads ended with; null where they ended with something else.</summary>
    public static TreeException? FirstOf(AggregateException all) =>
        all.Flatten().InnerExceptions.OfType<TreeException>().FirstOrDefault() is { } known
            ? new TreeException(known.Problem, known.Remedy) { Quote = known.Quote }
            : null;

    public string Remedy { get; } = remedy;

    /// <summary>Lines of the input that the problem is about; null where there are none.</summary>
    public string? Quote { get; init; }
}

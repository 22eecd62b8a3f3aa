using VtdVerify.Reporting;
using VtdVerify.Smt.Keeping;

namespace VtdVerify.Cli.Rendering;

/// <summary>How many of the solver's answers an earlier run had got.</summary>
internal static class AnswerCounts
{
    /// <summary>Null where answers are not kept.</summary>
    public static AnswerInfo? Of(AnswerCache? cache) => cache?.Answers is var (asked, kept) ? new AnswerInfo(asked, kept) : null;

    /// <summary>One line on standard error; none where answers are not kept.</summary>
    public static void Write(CliEnvironment environment)
    {
        if (Of(environment.Answers) is { } answers)
        {
            Diagnostics.Info(
                environment.Error, FormattableString.Invariant($"answers: {answers.FromCache} of {answers.Asked} from the cache"));
        }
    }
}

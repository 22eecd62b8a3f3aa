namespace VtdVerify.Reporting;

/// <summary>The program's exit codes, the same for every command.</summary>
public static class ExitCodes
{
    /// <summary>Every guarantee asked for holds.</summary>
    public const int Holds = 0;

    /// <summary>A guarantee is refuted, or a scenario of it failed.</summary>
    public const int Refuted = 1;

    /// <summary>The command line is wrong.</summary>
    public const int UsageError = 2;

    /// <summary>The input, or what a patch of a series changes, cannot be read or does not apply.</summary>
    public const int InputError = 3;

    /// <summary>Nothing is refuted, and something is not proved, or nothing was asked.</summary>
    public const int Undecided = 4;

    /// <summary>A defect of the tool itself: its verdicts are not to be trusted.</summary>
    public const int ToolDefect = 5;

    /// <summary>This machine lacks a program or library that the command needs.</summary>
    public const int MissingPrerequisite = 6;

    /// <summary>
    /// The worst of the checked subjects' guarantees: a defect, then a refutation, then what is undecided. A contradiction (proved,
    /// and a scenario failed; a counterexample that did not replay) is a defect. Without a checked subject, without a guarantee for
    /// one of them, or with a guarantee that no obligation of the default class backs, nothing is said to hold; nor of a series
    /// of which a patch or the whole could not be read.
    /// </summary>
    /// <param name="allowBounded">ProvedToBound counts as holding.</param>
    public static int Of(CheckResult result, bool allowBounded)
    {
        if (result.Gate == Gate.Regressions)
        {
            return Regressions.ExitCode(result);
        }

        var standings = Standings.Judged(result).Select(guarantee => Standings.Of(guarantee, allowBounded)).ToList();
        return Worst(
            isDefect: standings.Contains(Standing.Defect),
            isRefuted: standings.Contains(Standing.Refuted) || NamedFeatures(result).Any(feature => feature.Failed > 0),
            isUnread: result.Series is { IsCutShort: true },
            isUndecided: standings.Count == 0 || standings.Contains(Standing.Undecided) || !EachHasAGuarantee(result)
                || NamedFeatures(result).Any(feature => feature.Undecided > 0));
    }

    /// <summary>
    /// A comparison: a contradiction is a defect; a verdict, a scenario or the behaviour that changes counts as a refutation; where none
    /// is seen to change and the behaviour is undecided, so is the answer.
    /// </summary>
    public static int Of(DiffResult result) => Worst(
        isDefect: result.Defects.Count > 0,
        isRefuted: result.Verdicts.Count + result.Scenarios.Count > 0 || result.Behaviour.Outcome == BehaviourKind.Different,
        isUndecided: result.Behaviour.Outcome != BehaviourKind.Same);

    /// <summary>
    /// The one order, for every command: what is wrong with the tool comes before what is wrong with the code, this before what could not
    /// be read, and this before what is not decided. Nothing holds unless none of them is so.
    /// </summary>
    public static int Worst(bool isDefect, bool isRefuted, bool isUndecided, bool isUnread = false) =>
        isDefect ? ToolDefect
        : isRefuted ? Refuted
        : isUnread ? InputError
        : isUndecided ? Undecided
        : Holds;

    /// <summary>The code's meaning in a few words.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The code is none of the constants.</exception>
    public static string Meaning(int code) => code switch
    {
        Holds => "every guarantee asked for holds",
        Refuted => "a guarantee is refuted",
        UsageError => "the command line is wrong",
        InputError => "the input cannot be read or does not apply",
        Undecided => "nothing is refuted, but not everything is proved",
        MissingPrerequisite => "this machine lacks something that the command needs",
        ToolDefect => "a defect of this tool: do not rely on its verdicts",
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "not an exit code of this program"),
    };

    /// <summary>The code's meaning for this result, and for what its exit code goes by.</summary>
    public static string Meaning(int code, CheckResult result) => (code, result.Gate) switch
    {
        (Holds, Gate.Regressions) => "the patch breaks no guarantee that held before",
        (Refuted, Gate.Regressions) => "the patch breaks a guarantee that held before",
        (Undecided, Gate.Regressions) => "it is undecided whether the patch breaks a guarantee that held before",
        (Refuted, _) when Standings.Judged(result).All(guarantee => Standings.Of(guarantee, allowBounded: true) != Standing.Refuted) =>
            "a scenario of the feature files fails",
        _ => Meaning(code),
    };

    private static IEnumerable<FeatureResult> NamedFeatures(CheckResult result) =>
        result.Subjects.Where(subject => subject.Role == SubjectRole.Checked).SelectMany(subject => subject.Features ?? []);

    private static bool EachHasAGuarantee(CheckResult result) =>
        result.Subjects.Where(subject => subject.Role == SubjectRole.Checked)
            .All(subject => subject.Guarantees.Count > 0 || subject.NotApplicable is not null);
}

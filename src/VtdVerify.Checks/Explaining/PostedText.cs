using VtdVerify.Checks.Explaining.Claims;
using VtdVerify.Checks.Explaining.Mends;
using VtdVerify.Checks.Inputs;
using VtdVerify.Checks.Running;
using VtdVerify.Patches;
using VtdVerify.Reporting;

namespace VtdVerify.Checks.Explaining;

/// <summary>What a result says of the posted text: where it shows a finding's line, what it promises, how it can be mended.</summary>
internal static class PostedText
{
    public static CheckResult Told(CheckResult result, CheckInput input, CheckFindings findings, CheckRequest request)
    {
        if (input.Documents.Count == 0)
        {
            return result with { Command = CommandOf(request) };
        }

        var subjects = result.Subjects
            .Zip(findings.Subjects, (subject, check) => subject.Role == SubjectRole.Checked
                ? subject with { Causes = Causes(subject, check, input, request) }
                : subject)
            .ToList();
        return result with
        {
            Subjects = subjects,
            Claims = input.Documents is [var only] ? StatedClaims.In(TextOf(only), subjects[^1]) : [],
            Command = CommandOf(request),
        };
    }

    /// <summary>Whether mends are looked for: they are edits of one patch, and rest on all that is assumed.</summary>
    public static bool WantsMends(CheckInput input, CheckRequest request) =>
        input.Documents.Count == 1 && request.Settings.Dropped.Count == 0;

    private static IReadOnlyList<CauseResult> Causes(SubjectResult subject, SubjectCheck check, CheckInput input, CheckRequest request)
    {
        IReadOnlyList<CauseResult> causes =
            [.. subject.Causes.Select(cause => cause with { Excerpt = Excerpts.Of(input.Documents, cause.Line) })];
        return WantsMends(input, request) && input.Documents is [var only]
            ? MendFinder.Mended(causes, only, check, withLines: input.Tree is null, request.Settings.Jobs)
            : causes;
    }

    /// <summary>The message, and the lines that the patch adds.</summary>
    private static string TextOf(PatchDocument document) => string.Join(
        '\n',
        [
            document.Message,
            .. document.Files.SelectMany(file => file.Hunks)
                .SelectMany(hunk => hunk.Lines)
                .Where(line => line.Kind == HunkLineKind.Added)
                .Select(line => line.Text.Trim().TrimStart('*')),
        ]);

    private static string? CommandOf(CheckRequest request)
    {
        if (request.Input.Patch == StandardStream.Name)
        {
            return null;
        }

        string?[] words =
        [
            "vtdverify check",
            request.Input.Patch is { } patch ? Quoted(patch) : null,
            request.Input.Qemu is { } tree ? $"--qemu {Quoted(tree)}" : null,
            request.Input.BeforeAfter ? "--before-after" : null,
            request.AllowBounded ? "--allow-bounded" : null,
            request.Native ? "--native" : null,
            .. request.Settings.Dropped.Order(StringComparer.Ordinal).Select(id => $"--drop {id}"),
        ];
        return string.Join(' ', words.OfType<string>());
    }

    private static string Quoted(string word) => word.All(c => char.IsAsciiLetterOrDigit(c) || "-_./:@%+=,".Contains(c))
        ? word
        : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}

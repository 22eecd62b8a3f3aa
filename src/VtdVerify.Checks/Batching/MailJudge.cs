using System.Diagnostics;
using System.Security.Cryptography;
using VtdVerify.Checks.Inputs;
using VtdVerify.Checks.Results;
using VtdVerify.Checks.Running;
using VtdVerify.CSubset.Syntax;
using VtdVerify.Patches;
using VtdVerify.Reporting;
using VtdVerify.Smt;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Terms;

namespace VtdVerify.Checks.Batching;

/// <summary>Judges one mail as `check` does, whatever it is. Safe for several threads.</summary>
internal sealed class MailJudge(Func<ISolver> newSolver, Effort effort)
{
    private const string SourceName = "the mail";

    private readonly CheckRequest request = new()
    {
        Input = new InputRequest { Patch = StandardStream.Name },
        Settings = new CheckSettings { Guarantees = GuaranteeCatalog.All, Jobs = 1 },
        Effort = effort,
    };

    // Asked for at the first patch of the unmap: without a solver each of them would fail alike.
    private readonly Lazy<string> solver = new(() =>
    {
        using var made = newSolver();
        return made.Description;
    });

    /// <summary>The line of a mail. Its failure is its own; only what every mail lacks is thrown.</summary>
    /// <exception cref="SolverUnavailableException">There is no solver.</exception>
    public BatchLine Judge(ArchivedMail mail)
    {
        var clock = Stopwatch.StartNew();
        var line = new BatchLine { Id = mail.Place, Outcome = BatchOutcome.Unreadable, ExitCode = ExitCodes.InputError, Milliseconds = 0 };
        line = mail.Bytes is { } bytes
            ? Read(bytes.ToArray(), line with { Sha256 = HashOf(mail) })
            : line with { Problem = "the mail is larger than 16 MiB, the most that is read" };
        return line with { Milliseconds = Timings.Milliseconds(clock.Elapsed) };
    }

    /// <summary>Null where the mail is not read.</summary>
    public static string? HashOf(ArchivedMail mail) =>
        mail.Bytes is { } bytes ? Convert.ToHexStringLower(SHA256.HashData(bytes.Span)) : null;

    private BatchLine Read(byte[] bytes, BatchLine line)
    {
        try
        {
            using var stream = new MemoryStream(bytes, writable: false);
            var documents = PatchReader.ReadAll(stream, SourceName);
            var said = documents.FirstOrDefault(document => document.Metadata.Subject is not null)?.Metadata;
            line = line with { MessageId = said?.MessageId, Subject = said?.Subject };
            return documents.Any(UnmapMention.In) ? Check(bytes, line) : line with { Outcome = BatchOutcome.OtherCode };
        }
        catch (PatchFormatException discussion) when (discussion.IsDiscussion)
        {
            return line with { Outcome = BatchOutcome.NoPatch };
        }
        catch (PatchFormatException damaged)
        {
            return line with { Problem = damaged.Problem };
        }
        catch (Exception refused) when (refused is UserErrorException or TooMuchCodeException)
        {
            return line with { Problem = refused.Message, ExitCode = UserError.Of(refused)!.ExitCode };
        }
        catch (Exception defect) when (defect is not (SolverUnavailableException or OutOfMemoryException))
        {
            var cause = defect is AggregateException { InnerExceptions: [var first, ..] } ? first : defect;
            return line with
            {
                Outcome = BatchOutcome.Defect, ExitCode = ExitCodes.ToolDefect, Problem = $"{cause.GetType().Name}: {cause.Message}",
            };
        }
    }

    private BatchLine Check(byte[] bytes, BatchLine line)
    {
        var input = SeriesSource.Read(StandardStream.Name, request.Input, () => new MemoryStream(bytes, writable: false));
        using var silent = new Silence();
        var findings = new Checker(newSolver, request.Settings, []).Run(input.Subjects, silent);
        var result = ResultMapper.Map(input, findings, request, solver.Value);
        var code = ExitCodes.Of(result, allowBounded: false);
        return line with { Outcome = OutcomeOf(code), ExitCode = code, Verdicts = NotProved(result) };
    }

    private static SortedDictionary<string, VerdictKind> NotProved(CheckResult result) => new(
        result.Subjects.Where(subject => subject.Role == SubjectRole.Checked).SelectMany(subject => subject.Guarantees)
            .Where(guarantee => guarantee.Verdict != VerdictKind.Proved)
            .GroupBy(guarantee => guarantee.Id)
            .ToDictionary(same => same.Key, same => same.Last().Verdict),
        StringComparer.Ordinal);

    private static BatchOutcome OutcomeOf(int code) => code switch
    {
        ExitCodes.Holds => BatchOutcome.Holds,
        ExitCodes.Refuted => BatchOutcome.Refuted,
        ExitCodes.InputError => BatchOutcome.Unreadable,
        ExitCodes.Undecided => BatchOutcome.Undecided,
        _ => BatchOutcome.Defect,
    };

    /// <summary>What tells nobody: the mails are counted, not the work on each.</summary>
    private sealed class Silence : IWorkProgress
    {
        public void Begin(long steps)
        {
        }

        public void SomeDone(long more)
        {
        }

        public void Dispose()
        {
        }
    }
}

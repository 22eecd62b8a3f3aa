using System.Text;
using VtdVerify.Patches;
using VtdVerify.Reporting;

namespace VtdVerify.Checks.Batching;

/// <summary>
/// The lines as they come, each written at once, so that a run that is ended loses none. What the file holds already is not judged anew.
/// </summary>
internal sealed class BatchOutput : IDisposable
{
    private readonly TextWriter writer;
    private readonly FileStream? file;
    private readonly Lock gate = new();

    // Of each line only what it is found by: an archive may have a million.
    private readonly Dictionary<(string Id, string? Sha256), BatchOutcome> known = [];

    public BatchOutput(TextWriter output) => writer = output;

    private BatchOutput(FileStream file)
    {
        this.file = file;
        writer = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    /// <summary>Goes on with a file, which no other run may write at the same time.</summary>
    /// <exception cref="UserErrorException">It cannot be written, or holds something else.</exception>
    public static BatchOutput Into(string path)
    {
        try
        {
            var output = new BatchOutput(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read));
            output.GoOn(path);
            return output;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UserErrorException(
                $"{path} cannot be written: {failure.Message.TrimEnd('.')}",
                "Name a file in a folder that you may write to, one for each run.",
                ExitCodes.UsageError);
        }
    }

    /// <summary>What an earlier run found of the same mail in the same place; null where none did.</summary>
    public BatchOutcome? Known(ArchivedMail mail) =>
        known.Count > 0 && known.TryGetValue((mail.Place, MailJudge.HashOf(mail)), out var outcome) ? outcome : null;

    public void Write(BatchLine line)
    {
        lock (gate)
        {
            writer.Write(line.ToJson() + "\n");
            writer.Flush();
        }
    }

    public void Dispose()
    {
        if (file is not null)
        {
            writer.Dispose();
        }
    }

    private void GoOn(string path)
    {
        using var reader = new StreamReader(file!, Encoding.UTF8, leaveOpen: true);
        long end = 0;
        for (var number = 1; reader.ReadLine() is { } text; number++)
        {
            var length = Encoding.UTF8.GetByteCount(text) + 1;
            if (end + length > file!.Length)
            {
                // A run was ended in the middle of its last line.
                break;
            }

            var line = BatchLine.FromJson(text) ?? throw NoLine(path, number);
            end += length;
            known[(line.Id, line.Sha256)] = line.Outcome;
        }

        file!.SetLength(end);
        file.Position = end;
    }

    private static UserErrorException NoLine(string path, int number) => new(
        FormattableString.Invariant($"{path}, line {number}: this is no result of 'batch'"),
        "Name a file that 'batch' has written, to go on with it, or a new one.",
        ExitCodes.UsageError);
}

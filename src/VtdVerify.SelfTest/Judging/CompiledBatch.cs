using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using VtdVerify.Native;
using VtdVerify.SelfTest.Generating;

namespace VtdVerify.SelfTest.Judging;

/// <summary>Programs that were compiled together, and a process that runs them. Serves one thread at a time.</summary>
internal sealed partial class CompiledBatch : IDisposable
{
    private const string Source = "alarm.c";
    private const string Program = "alarm";
    private const string ToTheEnd = "to-the-end";
    private const int MostTries = 24;

    private readonly DirectoryInfo folder;
    private readonly IReadOnlyList<JudgedMachine> machines;
    private readonly Process process;
    private readonly bool ownsFolder;

    private CompiledBatch(
        DirectoryInfo folder,
        IReadOnlyList<UnmapProgram> programs,
        IReadOnlyList<JudgedMachine> machines,
        bool ownsFolder = true,
        string? option = null)
    {
        (this.folder, Programs, this.machines, this.ownsFolder) = (folder, programs, machines, ownsFolder);
        process = Process.Start(new ProcessStartInfo(Path.Combine(folder.FullName, Program), option is null ? [] : [option])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var words = machines.SelectMany(m => m.Words()).ToArray();
        Write([(ulong)words.Length, (ulong)machines.Count, .. words]);
    }

    /// <summary>Those that are C: the compiler refused the others.</summary>
    public IReadOnlyList<UnmapProgram> Programs { get; }

    /// <summary>Compiles what can be compiled of some programs.</summary>
    /// <exception cref="NativeCodeException">Even without the programs that it refuses it does not compile the rest.</exception>
    public static CompiledBatch Of(
        BatchText text,
        IReadOnlyList<UnmapProgram> programs,
        IReadOnlyList<JudgedMachine> machines,
        Func<string, string, string, CompilerAnswer> compile)
    {
        var folder = Directory.CreateTempSubdirectory("vtdverify-alarm-");
        try
        {
            var rest = programs;
            for (var tries = 0; tries < MostTries; tries++)
            {
                File.WriteAllText(Path.Combine(folder.FullName, Source), text.Of(rest));
                var answer = compile(folder.FullName, Source, Program);
                if (answer.IsCompiled)
                {
                    return new CompiledBatch(folder, rest, machines);
                }

                var refused = Refused().Matches(answer.Messages).Concat(Named().Matches(answer.Messages).Take(1))
                    .Select(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture))
                    .ToHashSet();
                if (refused.Count == 0)
                {
                    var reason = answer.Messages.Split('\n').FirstOrDefault(l => l.Contains("error", StringComparison.Ordinal));
                    throw new NativeCodeException(
                        $"the alarm's own code is not compiled: {reason}", "This is a defect of the tool.", isOfCode: true);
                }

                rest = [.. rest.Where((_, i) => !refused.Contains(i))];
            }

            throw new NativeCodeException("the compiler goes on finding errors", "This is a defect of the tool.", isOfCode: true);
        }
        catch
        {
            folder.Delete(recursive: true);
            throw;
        }
    }

    /// <summary>What a program does on some of the machines.</summary>
    /// <param name="program">Its place in <see cref="Programs"/>.</param>
    /// <param name="numbers">Of machines, in any order.</param>
    public IReadOnlyList<JudgedRun> Run(int program, IReadOnlyList<int> numbers)
    {
        Write([(ulong)program, (ulong)numbers.Count, .. numbers.Select(n => (ulong)n)]);
        var runs = new List<JudgedRun>(numbers.Count);
        while (true)
        {
            var words = Read();
            for (var at = 0; at < words.Length;)
            {
                if (words[at] == 0)
                {
                    return runs;
                }

                var (run, length) = TraceReader.Read(machines[numbers[runs.Count]].Machine, words.AsSpan(at));
                runs.Add(run);
                at += length;
            }
        }
    }

    /// <summary>What a program does on another machine.</summary>
    public JudgedRun RunOn(UnmapProgram program, JudgedMachine machine) => RunAlone(program, machine, option: null);

    /// <summary>
    /// Whether a program is seen to end on a machine, given minutes: to repeat a step for a while is not yet to repeat it for ever, since a
    /// counter may be on its way to its last value.
    /// </summary>
    public bool Ends(UnmapProgram program, JudgedMachine machine) => RunAlone(program, machine, ToTheEnd).Run is not null;

    private JudgedRun RunAlone(UnmapProgram program, JudgedMachine machine, string? option)
    {
        using var other = new CompiledBatch(folder, Programs, [machine], ownsFolder: false, option);
        return other.Run(Programs.ToList().IndexOf(program), [0])[0];
    }

    public void Dispose()
    {
        try
        {
            process.StandardInput.Close();
            process.WaitForExit();
        }
        catch (IOException)
        {
            // It has ended before.
        }

        process.Dispose();
        if (ownsFolder)
        {
            folder.Delete(recursive: true);
        }
    }

    private void Write(ulong[] words)
    {
        process.StandardInput.BaseStream.Write(MemoryMarshal.AsBytes(words.AsSpan()));
        process.StandardInput.BaseStream.Flush();
    }

    private ulong[] Read()
    {
        var stream = process.StandardOutput.BaseStream;
        var length = new ulong[1];
        stream.ReadExactly(MemoryMarshal.AsBytes(length.AsSpan()));
        var words = new ulong[length[0]];
        stream.ReadExactly(MemoryMarshal.AsBytes(words.AsSpan()));
        return words;
    }

    // An error in a name that stands for a hook has the hook's place, and a note with the program's.
    [GeneratedRegex(@"^p(\d+):\d+:\d+: (?:(?:fatal )?error|note: in expansion of macro)", RegexOptions.Multiline)]
    private static partial Regex Refused();

    [GeneratedRegex(@"\bp(\d+)_")]
    private static partial Regex Named();
}

/// <summary>What a compiler said.</summary>
internal sealed record CompilerAnswer(bool IsCompiled, string Messages);

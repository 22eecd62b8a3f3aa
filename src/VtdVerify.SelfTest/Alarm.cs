using System.Collections.Concurrent;
using VtdVerify.SelfTest.Asking;
using VtdVerify.SelfTest.Findings;
using VtdVerify.SelfTest.Generating;
using VtdVerify.SelfTest.Judging;
using VtdVerify.SelfTest.Reducing;
using VtdVerify.Terms;

namespace VtdVerify.SelfTest;

/// <summary>
/// A fuzzer of the verifier: random unmaps are compiled and run, and what a run breaks must not be called proved. Compiled code comes
/// first; the engine is asked for the claims that it broke, and for a sample of the rest.
/// </summary>
public sealed class Alarm
{
    private const int MachinesOfABatch = 96;
    private const int OneMutatedIn = 5;
    private const int SeedShift = 20;

    private readonly BatchText text;
    private readonly Engine engine;
    private readonly Mutated mutated;
    private readonly Sanitizers compiler;
    private readonly AlarmSettings settings;

    /// <summary>An alarm that has not run yet.</summary>
    /// <param name="newSolver">Gives a solver for the calling thread.</param>
    public Alarm(ProgramFrame frame, Sanitizers compiler, Func<ISolver> newSolver, AlarmSettings settings)
        : this(frame, compiler, newSolver, settings, Weakness.None)
    {
    }

    internal Alarm(ProgramFrame frame, Sanitizers compiler, Func<ISolver> newSolver, AlarmSettings settings, Weakness weakness)
    {
        (this.compiler, this.settings) = (compiler, settings);
        (text, engine, mutated) = (new BatchText(frame), new Engine(frame, newSolver, weakness), new Mutated(frame));
    }

    /// <summary>Runs all programs of the settings.</summary>
    /// <param name="progress">Called with each finding and after each program; from several threads.</param>
    public AlarmResult Run(Action<AlarmProgress> progress)
    {
        var findings = new ConcurrentBag<AlarmFinding>();
        var tally = new AlarmTally();
        Parallel.ForEach(
            Partitioner.Create(settings.Numbers().Chunk(settings.Batch), EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = settings.Jobs },
            numbers =>
            {
                foreach (var finding in Judge(numbers, tally))
                {
                    if (finding is not null)
                    {
                        findings.Add(finding);
                    }

                    progress(new AlarmProgress(tally, finding));
                }
            });
        return new AlarmResult(
            tally, [.. findings.OrderBy(f => f.Program.Id, StringComparer.Ordinal).ThenBy(f => f.Obligation, StringComparer.Ordinal)]);
    }

    /// <summary>Whether a number stands for a program of the grammar, and not for a right one that was mutated.</summary>
    internal static bool IsOfGrammar(ulong seed, long number) => !new Draw(seed, ~number).OneIn(OneMutatedIn);

    /// <summary>The finding with as few lines as show it.</summary>
    public AlarmFinding Smallest(AlarmFinding finding) => new FindingReducer(text, compiler, engine).Smallest(finding);

    /// <summary>The findings of some programs, and null after each program.</summary>
    private IEnumerable<AlarmFinding?> Judge(IReadOnlyList<long> numbers, AlarmTally tally)
    {
        var machines = Machines.Of(settings.Seed + ((ulong)numbers[0] << SeedShift), MachinesOfABatch);
        IReadOnlyList<UnmapProgram> programs = [.. numbers.Select(Program)];
        using var batch = CompiledBatch.Of(text, programs, machines, compiler.Compile);
        tally.Add(AlarmCount.Refused, programs.Count - batch.Programs.Count);
        var claims = new Claims();
        var questioner = new Questioner(engine, Patience.Of(settings), tally, batch);
        for (var i = 0; i < batch.Programs.Count; i++)
        {
            var broken = BrokenBy(batch, i, claims, machines);
            tally.Add(AlarmCount.Judged);
            tally.Add(AlarmCount.Runs, machines.Count);
            foreach (var finding in questioner.Ask(batch.Programs[i], broken, IsSample(batch.Programs[i])))
            {
                yield return finding;
            }

            yield return null;
        }
    }

    private static BrokenClaims BrokenBy(CompiledBatch batch, int program, Claims claims, IReadOnlyList<JudgedMachine> machines)
    {
        var broken = new BrokenClaims();
        var runs = batch.Run(program, [.. Enumerable.Range(0, machines.Count)]);
        for (var m = 0; m < runs.Count; m++)
        {
            broken.Add(claims.Broken(m, machines[m], runs[m]), machines[m]);
        }

        return broken;
    }

    private UnmapProgram Program(long number) => IsOfGrammar(settings.Seed, number)
        ? Grammar.Program(settings.Seed, number)
        : mutated.Program(settings.Seed, number);

    private bool IsSample(UnmapProgram program) =>
        settings.SampleOneIn > 0 && new Draw((ulong)program.Text.Length, program.Length).OneIn(settings.SampleOneIn);
}

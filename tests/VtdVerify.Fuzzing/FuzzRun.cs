using System.Diagnostics;
using System.Globalization;

namespace VtdVerify.Fuzzing;

/// <summary>
/// Gives each reader, and the whole program, inputs that are nearly right. Which ones depends on the seed and a number alone: a fault is
/// made again by <c>--target NAME --seed S --number N</c>. The clock only says when no more are tried.
/// </summary>
internal sealed class FuzzRun(ulong seed, TimeSpan time)
{
    // What an input may cost: the answer comes within a minute, and takes no more memory than this in all.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private const long MostBytes = 1536L * 1024 * 1024;

    private const int Usage = 2;
    private const string Help =
        "usage: VtdVerify.Fuzzing [--seconds S] [--seed S] [--target NAME [--number N]]; a fault gives exit code 1 and a file";

    public static int Of(IReadOnlyList<string> args)
    {
        var options = args.Chunk(2).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        var known = options.Keys.All(name => name is "--seconds" or "--seed" or "--target" or "--number");
        var targets = FuzzTargets.All.Where(target => !options.TryGetValue("--target", out var name) || target.Name == name).ToList();
        if (args.Count % 2 != 0 || !known || targets.Count == 0
            || !ulong.TryParse(options.GetValueOrDefault("--seed", "1"), CultureInfo.InvariantCulture, out var seed)
            || !double.TryParse(options.GetValueOrDefault("--seconds", "60"), CultureInfo.InvariantCulture, out var seconds))
        {
            Console.Error.WriteLine(Help);
            return Usage;
        }

        var run = new FuzzRun(seed, TimeSpan.FromSeconds(seconds));
        return options.TryGetValue("--number", out var number)
            ? run.Try(targets[0], long.Parse(number, CultureInfo.InvariantCulture)) is null ? 0 : 1
            : run.TryAll(targets);
    }

    private int TryAll(IReadOnlyList<FuzzTarget> targets)
    {
        Console.WriteLine(FormattableString.Invariant($"seed {seed}, {time.TotalSeconds:F0} s for {targets.Count} targets"));
        var faults = targets.Sum(target => TryMany(target, time / targets.Count));
        Console.WriteLine(FormattableString.Invariant($"{faults} fault(s)"));
        return faults == 0 ? 0 : 1;
    }

    private int TryMany(FuzzTarget target, TimeSpan share)
    {
        var (clock, tried, faults, bytes) = (Stopwatch.StartNew(), 0L, 0, 0L);
        var slowest = TimeSpan.Zero;
        for (; clock.Elapsed < share && faults == 0; tried++)
        {
            var before = clock.Elapsed;
            faults += Try(target, tried) is null ? 0 : 1;
            slowest = TimeSpan.FromTicks(Math.Max(slowest.Ticks, (clock.Elapsed - before).Ticks));
            bytes = Math.Max(bytes, Process.GetCurrentProcess().WorkingSet64);
        }

        Console.WriteLine(FormattableString.Invariant(
            $"{target.Name,-10} {tried,8} inputs, slowest {slowest.TotalSeconds:F2} s, {bytes / (1024 * 1024)} MiB, {faults} fault(s)"));
        return faults;
    }

    /// <summary>What is wrong with one input; null where nothing is.</summary>
    private string? Try(FuzzTarget target, long number)
    {
        var input = target.Make(new FuzzSource(seed, target.Name, number));
        string? fault = null;
        var work = new Thread(() => fault = target.FaultOf(input)) { IsBackground = true };
        work.Start();
        if (!work.Join(Patience))
        {
            fault = "no answer within a minute";
        }
        else if (Environment.WorkingSet > MostBytes)
        {
            fault ??= "more than 1.5 GiB";
        }

        if (fault is not null)
        {
            var file = Path.Combine(Path.GetTempPath(), FormattableString.Invariant($"fuzz-{target.Name}-{seed}-{number}"));
            File.WriteAllBytes(file, input);
            Console.WriteLine(FormattableString.Invariant(
                $"FAULT {target.Name}: {fault}\n  again: --target {target.Name} --seed {seed} --number {number}; the input is {file}"));
        }

        return fault;
    }
}

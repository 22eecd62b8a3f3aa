using VtdVerify.QemuSource.Files;
using VtdVerify.SelfTest;
using VtdVerify.SelfTest.Asking;
using VtdVerify.SelfTest.Findings;
using VtdVerify.SelfTest.Generating;
using VtdVerify.SelfTest.Judging;
using VtdVerify.Smt;
using VtdVerify.Tests.Native;

namespace VtdVerify.Tests.SelfTest;

/// <summary>The alarm on the small tree, with an engine that tests made weak.</summary>
internal static class AlarmRuns
{
    private const int AtOnce = 10;

    /// <summary>Of one program that breaks a claim, with so much time for the engine.</summary>
    public static AlarmResult WithPatience(TimeSpan patience)
    {
        using var tree = new SmallTree();
        var settings = new AlarmSettings(0, 1, 1, 1, 1) { Only = [3], SampleOneIn = 0, Patience = patience };
        return new Alarm(
            ProgramFrame.Of(QemuTree.Open(tree.Root)),
            Sanitizers.Of(NativeCode.Compiler()),
            () => Z3Solver.Create(),
            settings).Run(_ => { });
    }

    /// <summary>What it finds in programs of which the weakness makes something else, up to the first finding.</summary>
    /// <param name="most">How many of these are tried.</param>
    public static IReadOnlyList<AlarmFinding> Of(Weakness weakness, int most, ulong seed = 1)
    {
        using var tree = new SmallTree();
        var frame = ProgramFrame.Of(QemuTree.Open(tree.Root));
        var sanitizers = Sanitizers.Of(NativeCode.Compiler());
        var concerned = Enumerable.Range(0, int.MaxValue)
            .Where(n => Alarm.IsOfGrammar(seed, n) && weakness.Concerns(Grammar.Program(seed, n)))
            .Take(most)
            .Select(n => (long)n)
            .Chunk(AtOnce);
        foreach (var numbers in concerned)
        {
            var settings = new AlarmSettings(0, seed, 1, 1, 1) { Only = numbers, SampleOneIn = 0 };
            var found = new Alarm(frame, sanitizers, () => Z3Solver.Create(), settings, weakness).Run(_ => { }).Findings;
            if (found.Count > 0)
            {
                return found;
            }
        }

        return [];
    }
}

using VtdVerify.Mutation.Mutants;

namespace VtdVerify.Benchmarks.Mutating;

/// <summary>What mutation testing costs without us: compile each mutant, and run a C suite.</summary>
internal sealed class CompileAndRun
{
    private const int OneOf = 8;

    private readonly string compiler = CCompiler.Find() ?? throw new InvalidOperationException("There is no C compiler.");
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("vtdverify-benchmark");

    /// <summary>Every eighth of the mutants that the scenarios decide.</summary>
    public static IReadOnlyList<Mutant> Some { get; } = [.. Campaign.Fixture.Value.Decided.Where((_, index) => index % OneOf == 0)];

    /// <summary>How many of them the suite notices, or the compiler refuses.</summary>
    /// <exception cref="InvalidOperationException">The suite fails on the original.</exception>
    public int Killed()
    {
        if (!Passes("original", Campaign.Fixture.Value.Target.Segments))
        {
            throw new InvalidOperationException("The C suite fails on the original.");
        }

        return Some.Index().AsParallel().WithDegreeOfParallelism(Environment.ProcessorCount)
            .Count(one => !Passes($"{one.Index}", Campaign.Fixture.Value.Target.Apply(one.Item)));
    }

    /// <summary>Deletes what was compiled.</summary>
    public void Clean() => folder.Delete(recursive: true);

    private bool Passes(string name, IReadOnlyList<CSubset.SourceSegment> text)
    {
        var own = folder.CreateSubdirectory(name).FullName;
        File.WriteAllLines(Path.Combine(own, "unmap.c"), text.Single().Lines.Select(line => line.Text));
        var program = Path.Combine(own, "suite");
        return CCompiler.Run(compiler, "-w", "-O0", "-I", own, "-o", program, Path.Combine(Inputs.Data, "harness.c")) == 0
            && CCompiler.Run(program) == 0;
    }
}

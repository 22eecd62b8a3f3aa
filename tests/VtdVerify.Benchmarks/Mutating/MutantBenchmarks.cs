using BenchmarkDotNet.Attributes;
using VtdVerify.Benchmarks.Tables;

namespace VtdVerify.Benchmarks.Mutating;

/// <summary>What a mutant costs, on as many threads as there are processors, beside compiling it and running a C suite.</summary>
public class MutantBenchmarks
{
    private CompileAndRun? suite;

    [GlobalSetup(Target = nameof(Compile_and_run))]
    public void Prepare() => suite = new CompileAndRun();

    [GlobalCleanup(Target = nameof(Compile_and_run))]
    public void Clean() => suite?.Clean();

    [Benchmark(Description = "compile and run, C fixture", Baseline = true)]
    [BenchmarkCategory(CCompiler.Category)]
    [Per<CompiledMutants>]
    public int Compile_and_run() => suite!.Killed();

    [Benchmark(Description = "scenarios, C fixture")]
    [Per<DecidedOfFixture>]
    public object Scenarios_on_the_fixture() => Campaign.Fixture.Value.DecideByScenarios();

    [Benchmark(Description = "scenarios, patch")]
    [Per<DecidedOfPatch>]
    public object Scenarios_on_the_patch() => Campaign.Patch.Value.DecideByScenarios();

    [Benchmark(Description = "solver, patch")]
    [Per<UndecidedOfPatch>]
    public object Solver_on_the_patch() => Campaign.Patch.Value.DecideTheRest();
}

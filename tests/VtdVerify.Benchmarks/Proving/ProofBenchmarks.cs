using BenchmarkDotNet.Attributes;
using VtdVerify.Benchmarks.Tables;
using VtdVerify.Smt;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Proof;
using VtdVerify.Subjects;

namespace VtdVerify.Benchmarks.Proving;

/// <summary>Every obligation of every guarantee, on code of the posted patch's shape: from the code to the verdicts.</summary>
public class ProofBenchmarks
{
    private ISubject? subject;

    public static IEnumerable<string> Names => Inputs.Posted is null ? ["v6", "sample"] : ["v6", "sample", "posted"];

    [ParamsSource(nameof(Names))]
    public string Subject { get; set; } = "v6";

    [GlobalSetup]
    public void Read() => subject = Subject switch
    {
        "sample" => CSubject.Read("sample", "the sample patch", Inputs.Sample),
        "posted" => CSubject.Read("posted", "the posted patch", Inputs.Posted!),
        _ => Inputs.Revision(Subject),
    };

    [Benchmark]
    [Per<Obligations>]
    public object Prove() => new Prover(() => Z3Solver.Create()).Prove(subject!, GuaranteeCatalog.All);
}

using BenchmarkDotNet.Attributes;
using VtdVerify.Benchmarks.Tables;
using VtdVerify.Model;
using VtdVerify.Smt;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Proof;

namespace VtdVerify.Benchmarks.Proving;

/// <summary>How the proofs of v6 grow with the notifiers of the address space.</summary>
public class ProofByNotifiers
{
    /// <summary>A proof looks at one other notifier at most, which stands for any.</summary>
    [Params(1, 2)]
    public int Notifiers { get; set; }

    [Benchmark]
    [Per<Obligations>]
    public object Prove() => Proofs.Of(~DirtyTracking.None, Notifiers);
}

/// <summary>How the proofs of v6 grow with the flags of dirty tracking that may be set.</summary>
public class ProofByTrackingFlags
{
    [Params(0, 1, 2, 3)]
    public int Flags { get; set; }

    [Benchmark]
    [Per<Obligations>]
    public object Prove() => Proofs.Of((DirtyTracking)((1 << Flags) - 1), notifiers: 2);
}

/// <summary>Proofs of v6 on part of its machines.</summary>
internal static class Proofs
{
    public static IReadOnlyList<ObligationResult> Of(DirtyTracking flags, int notifiers) =>
        new Prover(() => Z3Solver.Create()).Prove(new Restricted(Inputs.Revision("v6"), flags, notifiers), GuaranteeCatalog.All);
}

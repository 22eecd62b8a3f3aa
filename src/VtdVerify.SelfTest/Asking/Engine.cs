using VtdVerify.SelfTest.Generating;
using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Proof;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.SelfTest.Asking;

/// <summary>What the engine says of programs, as `check` asks it.</summary>
/// <param name="newSolver">Gives a solver for the calling thread.</param>
internal sealed class Engine(ProgramFrame frame, Func<ISolver> newSolver, Weakness weakness)
{
    private readonly Prover prover = new(newSolver);
    private readonly Dictionary<ScopeClass, Prover> ofProofs =
        ScopeClass.All.ToDictionary(scopes => scopes, scopes => new Prover(newSolver) { Classes = [scopes], Refutes = false });

    /// <summary>The subject; null where the patch is refused.</summary>
    public CSubject? Read(UnmapProgram program)
    {
        try
        {
            return CSubject.Read("program", program.Id, frame.SegmentsOf(weakness.Reads(program)));
        }
        catch (UnreadableSubjectException)
        {
            return null;
        }
    }

    /// <summary>Verdicts for every class of scopes.</summary>
    public IReadOnlyList<ObligationResult> Prove(CSubject subject, IReadOnlyList<IGuarantee> guarantees) =>
        [.. prover.Prove(subject, guarantees).Select(weakness.Says)];

    /// <summary>What is proved for one class of scopes; all else is unknown.</summary>
    /// <param name="isAsked">Which of the guarantees' obligations.</param>
    public IReadOnlyList<ObligationResult> WhatIsProved(
        CSubject subject, ScopeClass scopes, IReadOnlyList<IGuarantee> guarantees, Func<Obligation, bool> isAsked) =>
        [.. ofProofs[scopes].Prove(subject, guarantees, isAsked).Select(weakness.Says)];
}

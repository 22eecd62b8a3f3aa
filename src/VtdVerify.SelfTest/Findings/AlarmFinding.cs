using VtdVerify.SelfTest.Generating;
using VtdVerify.SelfTest.Judging;

namespace VtdVerify.SelfTest.Findings;

/// <summary>A defect of the verifier that a program shows.</summary>
/// <param name="Obligation">The claim; empty where none is at fault.</param>
/// <param name="Machine">On which compiled code was run; null where that has no part in it.</param>
/// <param name="Detail">What contradicts what.</param>
public sealed record AlarmFinding(FindingKind Kind, UnmapProgram Program, string Obligation, JudgedMachine? Machine, string Detail);

/// <summary>How the verifier is wrong.</summary>
public enum FindingKind
{
    /// <summary>A claim is called proved, and a run of the compiled code breaks it.</summary>
    ProvedAndBroken,

    /// <summary>A claim is called refuted, and the compiled code does not show it on the counterexample's machine.</summary>
    RefutedAndKept,

    /// <summary>The tool contradicts itself, or ends with an exception.</summary>
    ToolError,

    /// <summary>No answer within the time that a check may take.</summary>
    NoAnswer,
}

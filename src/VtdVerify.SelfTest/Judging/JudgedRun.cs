using VtdVerify.Model;

namespace VtdVerify.SelfTest.Judging;

/// <summary>What compiled code did on one machine.</summary>
/// <param name="Run">Null where it says nothing: it was stopped before it was seen to end or to go on for ever.</param>
/// <param name="Hash">The same for runs that did the same.</param>
public sealed record JudgedRun(MachineRun? Run, ulong Hash);

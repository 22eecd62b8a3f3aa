namespace VtdVerify.Smt.Keeping;

/// <summary>The solver contradicts an answer that was kept and already believed. It is removed, and the run has no result.</summary>
public sealed class ForgedAnswerException() : Exception("an answer that was kept is not the solver's");

using VtdVerify.Model;
using VtdVerify.Mutation.Mutants;
using VtdVerify.Subjects;

namespace VtdVerify.Mutation.Running;

/// <summary>A mutant after the scenarios.</summary>
/// <param name="Subject">The mutant as code that runs; null where it cannot be read.</param>
/// <param name="Stopped">How the first run ended that says nothing, out of fuel or at a construct that is not read; null for none.</param>
/// <param name="Decided">Its result where the scenarios decide; null where it still lives.</param>
/// <param name="Elapsed">From its text to this, on one thread.</param>
public sealed record OpenMutant(
    Mutant Mutant, CSubject? Subject, MachineOutcome? Stopped, MutantResult? Decided, TimeSpan Elapsed = default);

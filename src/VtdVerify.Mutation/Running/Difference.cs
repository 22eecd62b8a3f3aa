using VtdVerify.Model;

namespace VtdVerify.Mutation.Running;

/// <summary>A machine on which a mutant does something else than the original.</summary>
/// <param name="Original">What the original does there, where the two part.</param>
/// <param name="Mutated">What the mutant does there.</param>
/// <param name="Scenario">The machine as a scenario that the original passes, ready to be added to a feature file.</param>
public sealed record Difference(MachineDescription Machine, string Original, string Mutated, string Scenario);

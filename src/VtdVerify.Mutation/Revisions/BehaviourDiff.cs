using VtdVerify.Model;
using VtdVerify.Mutation.Equivalence;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.Mutation.Revisions;

/// <summary>Whether two subjects do the same: a machine that shows that they do not, or a proof that no machine can.</summary>
public static class BehaviourDiff
{
    private const string WereRun = "both were run on the machine below";

    /// <summary>Compares two subjects on known machines first, and where none tells them apart by proof.</summary>
    /// <param name="newSolver">Gives a solver of the caller's thread.</param>
    /// <param name="shown">More machines to run both on: those of counterexamples, which may hold values that no others do.</param>
    public static BehaviourComparison Of(
        ISubject older, ISubject newer, Func<ISolver> newSolver, params IEnumerable<MachineDescription> shown)
    {
        var search = new DifferenceSearch(new RevisionPair(older, newer));
        if ((search.InClass() ?? shown.Select(search.From).FirstOrDefault(found => found is not null)) is { } known)
        {
            return new BehaviourComparison.Different(known, WereRun);
        }

        var proof = new EquivalenceProver(older, newSolver).Prove(newer);
        var found = proof.Machine is { } machine ? search.From(machine) : null;
        if ((found ?? search.OutsideClass()) is { } difference)
        {
            var reason = proof.IsEquivalent ? $"{WereRun}; of those that the guarantees speak of, none tells the two apart" : WereRun;
            return new BehaviourComparison.Different(difference, reason);
        }

        return proof.IsEquivalent ? new BehaviourComparison.Same(proof.Reason) : new BehaviourComparison.Undecided(proof.Reason);
    }
}

using VtdVerify.Specs.Guarantees;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof;

/// <summary>The questions about a subject's runs in which no loop takes more than a few turns, in a session of their own.</summary>
internal sealed record Bounded(Questions Questions, ISolverSession Session, int Turns) : IDisposable
{
    /// <summary>Null where there are too many paths.</summary>
    /// <param name="loops">Those of the family of paths in question.</param>
    public static Bounded? Of(
        ISubject subject, IReadOnlyList<IGuarantee> guarantees, ISolver solver, int turns, IReadOnlySet<string> loops)
    {
        try
        {
            var questions = new Questions(PathFamilies.Within(SubjectExplorer.Unroll(subject, turns), loops), guarantees);
            return new Bounded(questions, solver.Begin(questions.Assertions), turns);
        }
        catch (ExplorationLimitException)
        {
            return null;
        }
    }

    public void Dispose() => Session.Dispose();
}

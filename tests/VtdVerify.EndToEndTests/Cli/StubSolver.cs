using VtdVerify.Terms;

namespace VtdVerify.Tests.Cli;

/// <summary>A solver that never knows.</summary>
internal sealed class StubSolver : ISolver
{
    public const string Reason = "the stub never knows";

    public string Description => "Stub 1.0";

    public ISolverSession Begin(IReadOnlyList<Term> assertions) => new Session();

    public void Dispose()
    {
    }

    private sealed class Session : ISolverSession
    {
        public SolverAnswer Check(IReadOnlyList<Term> terms) => new SolverAnswer.Unknown(Reason);

        public void Dispose()
        {
        }
    }
}

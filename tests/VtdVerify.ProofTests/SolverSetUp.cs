using NUnit.Framework;

namespace VtdVerify.Tests;

/// <summary>Without a solver nothing of this assembly can be tested.</summary>
[SetUpFixture]
internal sealed class SolverSetUp
{
    [OneTimeSetUp]
    public void Require() => Prerequisite.NeedsSolver();

    [OneTimeTearDown]
    public void Forget() => RunSolver.Forget();
}

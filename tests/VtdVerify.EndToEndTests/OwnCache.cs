using NUnit.Framework;

namespace VtdVerify.Tests;

/// <summary>
/// No program that a test starts uses or fills the cache of the user who runs the tests: a test that wants one gives it a folder and
/// sets the variable to nothing. Set once, before all fixtures, for all of them.
/// </summary>
[SetUpFixture]
internal sealed class OwnCache
{
    [OneTimeSetUp]
    public void KeepNothing() => Environment.SetEnvironmentVariable("VTDVERIFY_NO_CACHE", "1");

    [OneTimeTearDown]
    public void Forget() => RunSolver.Forget();
}

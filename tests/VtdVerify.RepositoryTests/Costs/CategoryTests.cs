using NUnit.Framework;

namespace VtdVerify.Tests.Costs;

/// <summary>What a fixture costs is what its category says, so that ./test can leave out what is slow.</summary>
internal sealed class CategoryTests
{
    private const string Proof = "Proof";
    private const string EndToEnd = "EndToEnd";

    private static readonly IReadOnlySet<string> Proving = TestAssembly.Calls.Reaching(
        method => method.StartsWith("VtdVerify.Smt.", StringComparison.Ordinal)
            && !method.Contains("Exception::", StringComparison.Ordinal));

    private static readonly IReadOnlySet<string> Starting = TestAssembly.Calls.Reaching(
        method => method.StartsWith("System.Diagnostics.Process::Start/", StringComparison.Ordinal)
            || method.StartsWith("VtdVerify.Cli.", StringComparison.Ordinal));

    private static IEnumerable<Fixture> Fixtures => TestAssembly.Fixtures;

    private static IEnumerable<Fixture> WithinOneProcess => Fixtures.Where(fixture => !fixture.Categories.Contains(EndToEnd));

    private static IEnumerable<Fixture> Units => Fixtures.Where(fixture => fixture.Project == "VtdVerify.UnitTests");

    [TestCaseSource(nameof(Fixtures))]
    public void A_fixture_that_starts_a_process_or_runs_the_command_line_is_of_category_EndToEnd(Fixture fixture) =>
        Assert.That(fixture.Categories.Contains(EndToEnd), Is.EqualTo(fixture.Methods.Any(Starting.Contains)));

    [TestCaseSource(nameof(WithinOneProcess))]
    public void A_fixture_that_asks_a_solver_is_of_category_Proof_unless_it_is_EndToEnd(Fixture fixture) =>
        Assert.That(fixture.Categories.Contains(Proof), Is.EqualTo(fixture.Methods.Any(Proving.Contains)));

    [Test]
    public void Every_test_project_has_fixtures() =>
        Assert.That(Fixtures.Select(fixture => fixture.Project).Distinct(), Is.EquivalentTo(TestAssembly.Projects));

    [Test]
    public void A_unit_test_neither_proves_nor_starts_anything() => Assert.That(
        Units.Where(fixture => fixture.Methods.Any(method => Proving.Contains(method) || Starting.Contains(method))), Is.Empty);

    [Test]
    public void What_proves_and_what_starts_a_process_is_found()
    {
        Assert.That(MayReach(Proving, "VtdVerify.Tests.Specs.RevisionVerdictTests"), Is.True);
        Assert.That(MayReach(Starting, "VtdVerify.Tests.CSubset.Running.AgainstCompiler"), Is.True);
        Assert.That(MayReach(Proving, "VtdVerify.Tests.Terms.TermBuilderTests"), Is.False);
    }

    private static bool MayReach(IReadOnlySet<string> costly, string fixture) =>
        Fixtures.Single(one => one.Name == fixture).Methods.Any(costly.Contains);
}

using NUnit.Framework;
using VtdVerify.Reporting;
using VtdVerify.Smt;
using VtdVerify.Specs.Guarantees;

namespace VtdVerify.Tests.Cli;

/// <summary>`explain`, and docs/guarantees.md, which it writes.</summary>
[Category("EndToEnd")]
public sealed class ExplainTests
{
    private const string WriteVariable = "VTDVERIFY_WRITE_DOCS";

    private static IEnumerable<string> Ids => GuaranteeCatalog.All.Select(guarantee => guarantee.Id);

    [Test]
    public void A_guarantee_is_explained_with_its_proofs_scenarios_and_mutants()
    {
        var run = CliRun.Of("explain", "complete");

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((ExitCodes.Holds, string.Empty)));
        Assert.That(run.Output, Does.StartWith("complete (stated)\n")
            .And.Contain("proved complete/nothing-left")
            .And.Contain("assumes width-39-or-48")
            .And.Contain("no-straddle: No mapping straddles")
            .And.Contain("features/VtdVerify.Features/Guarantees/Complete.feature")
            .And.Contain("only this guarantee kills"));
    }

    [TestCaseSource(nameof(Ids))]
    public void Without_a_solver_all_but_the_proofs_is_there(string id)
    {
        var run = new CliSetting { NewSolver = () => throw new SolverUnavailableException("Install it.") }.Run("explain", id);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Holds));
        Assert.That(run.Output, Does.StartWith($"{id} (").And.Contain("not asked").And.Contain("There is no solver on this machine"));
    }

    [Test]
    public void A_guarantee_that_there_is_not_is_refused_with_those_that_there_are()
    {
        var run = CliRun.Of("explain", "perfect");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.UsageError));
        Assert.That(run.Error, Does.Contain("'perfect'").And.Contain("complete"));
    }

    /// <summary>Which assumptions a proof uses depends on the solver: of another version the page is not compared.</summary>
    [Test]
    public void The_page_of_the_guarantees_is_up_to_date()
    {
        var path = Repository.PathOf("docs/guarantees.md");
        var page = CliRun.Of("explain", "--markdown").Output;
        if (Environment.GetEnvironmentVariable(WriteVariable) == "1")
        {
            File.WriteAllText(path, page);
        }

        var written = File.ReadAllText(path);
        using var solver = Z3Solver.Create();
        if (!written.Contains(solver.Description, StringComparison.Ordinal))
        {
            Assert.Ignore($"the page was written with another solver than {solver.Description}");
        }

        Assert.That(written, Is.EqualTo(page), $"{WriteVariable}=1 writes it anew");
    }
}

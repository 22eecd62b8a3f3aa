using NUnit.Framework;
using VtdVerify.Features.Running;
using VtdVerify.Model;
using VtdVerify.Mutation.Mutants;
using VtdVerify.Mutation.Running;
using VtdVerify.Subjects;
using VtdVerify.Tests.Subjects;

namespace VtdVerify.Tests.Mutation;

/// <summary>A compiled scenario says what the scenario runner says.</summary>
internal sealed class CompiledScenarioTests
{
    private static readonly IReadOnlyList<CompiledScenario> Compiled = CompiledScenario.All();

    private static IEnumerable<ModelSubject> Revisions => ModelSubject.All;

    [Test]
    public void Every_scenario_is_compiled() => Assert.That(Compiled, Has.Count.EqualTo(FeatureSuite.Default.Scenarios.Count()));

    [TestCaseSource(nameof(Revisions))]
    public void It_ends_as_the_runner_does_for_every_revision(ModelSubject revision) => AssertAgrees(revision);

    [Test]
    public void It_ends_as_the_runner_does_for_mutants()
    {
        var target = new MutationTarget("sample", CSources.SampleSegments("sample-fixed"));
        var some = MutantGenerator.Generate(target, new MutantSelection { Shard = 1, Shards = 12 });

        Assert.That(some, Is.Not.Empty);
        foreach (var mutant in some)
        {
            // As mutants are run: one that does not end would spend the fuel of thousands of turns in every scenario.
            AssertAgrees(new WatchedSubject(target.With(mutant)));
        }
    }

    [Test]
    public void Running_one_subject_leaves_nothing_behind_for_the_next()
    {
        var before = Outcomes(ModelSubject.Shipped);
        _ = Outcomes(ModelSubject.All[0]);

        Assert.That(Outcomes(ModelSubject.Shipped), Is.EqualTo(before));
    }

    private static void AssertAgrees(ISubject subject)
    {
        var expected = FeatureSuite.Default.Run(subject).Select(outcome => (outcome.Passed, outcome.Message));

        Assert.That(Outcomes(subject), Is.EqualTo(expected), subject.Description);
    }

    private static List<(bool Passed, string? Message)> Outcomes(ISubject subject) =>
        [.. Compiled.Select(scenario => scenario.RunFor(subject, ConcreteExecution.DefaultFuel)).Select(o => (o.Passed, o.Message))];
}

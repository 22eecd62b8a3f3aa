using ArchUnitNET.Domain;
using ArchUnitNET.NUnit;
using NUnit.Framework;

namespace VtdVerify.Tests.Architecture;

/// <summary>Who depends on whose types, whatever the project files allow.</summary>
internal sealed class DependencyTests
{
    private const string Runs = "(ConcreteRuns|RecordedRun)";
    private const string Proving = @"^VtdVerify\.(Specs\.Proof\.|Terms\.(Symbolic|Term|ISolver))";

    private static IEnumerable<TestCaseData> OwnersAndPackages =>
        from package in Layout.Packages
        from owner in package.Owners
        where package.Namespace is "Microsoft.Z3" or "Gherkin" or "Io.Cucumber" or "MimeKit"
        select new TestCaseData(owner, package);

    private static IEnumerable<TestCaseData> StrangersAndPackages =>
        from package in Layout.Packages
        from room in Layout.Rooms
        where room.Place != "tests" && !package.Owners.Contains(room.Project)
        select new TestCaseData(room.Project, package);

    [TestCaseSource(nameof(StrangersAndPackages))]
    public void The_types_of_a_package_stop_at_its_owners(string project, OwnedPackage package) =>
        Assemblies.Never(Assemblies.Of(project), Assemblies.Below(package.Namespace)).Check(Assemblies.Product);

    [TestCaseSource(nameof(OwnersAndPackages))]
    public void The_owner_of_a_package_does_depend_on_it(string project, OwnedPackage package)
    {
        var rule = Assemblies.Never(Assemblies.Of(project), Assemblies.Below(package.Namespace));
        Assert.That(rule.HasNoViolations(Assemblies.Product), Is.False, "a rule that finds nothing here would find nothing anywhere");
    }

    [TestCase("Guarantees")]
    [TestCase("Observation", Runs)]
    public void What_is_claimed_is_claimed_of_words_and_not_of_concrete_ones(string space, string runs = "none") => Assemblies
        .Never(Assemblies.Named($@"^VtdVerify\.Specs\.{space}\.(?!{runs}\b)"), ConcreteWords)
        .Check(Assemblies.Product);

    [Test]
    public void Only_replays_and_what_makes_them_smaller_know_the_concrete_machine() => Assemblies
        .Never(
            Assemblies.Named(@"^VtdVerify\.Specs\.(?!(Observation\." + Runs + @"|Pool|Shrinking|Proof\.(Replayer|ConcreteCase))\b)"),
            ConcreteMachine)
        .Check(Assemblies.Product);

    [Test]
    public void A_guarantee_does_not_know_how_it_is_proved() => Assemblies
        .Never(Assemblies.Below("VtdVerify.Specs.Guarantees"), Assemblies.Named(Proving))
        .Check(Assemblies.Product);

    [Test]
    public void The_models_kernels_do_not_know_the_concrete_machine() => Assemblies
        .Never(Kernels, ConcreteMachine)
        .Check(Assemblies.Product);

    [Test]
    public void Patches_use_the_text_of_c_and_not_its_meaning() => Assemblies
        .Never(Assemblies.Of("VtdVerify.Patches"), Assemblies.Named(@"^VtdVerify\.CSubset\.(Running|Types)\."))
        .Check(Assemblies.Product);

    [Test]
    public void A_use_of_the_concrete_machine_is_found()
    {
        var runs = Assemblies.Named(@"^VtdVerify\.Specs\.Observation\.ConcreteRuns");
        Assert.That(Assemblies.Never(runs, ConcreteWords).HasNoViolations(Assemblies.Product), Is.False);
        Assert.That(Assemblies.Never(ConcreteMachine, Kernels).HasNoViolations(Assemblies.Product), Is.False);
    }

    private static IObjectProvider<IType> ConcreteWords => Assemblies.Named(@"^VtdVerify\.Terms\.Concrete");

    /// <summary>Its folder, not its namespace, tells it from the kernels. A description is data, which anyone may write.</summary>
    private static IObjectProvider<IType> ConcreteMachine =>
        Assemblies.Named($@"^VtdVerify\.Model\.({string.Join('|', OfConcreteMachine.Where(name => !IsDescription(name)))})\b");

    private static IObjectProvider<IType> Kernels =>
        Assemblies.Named($@"^VtdVerify\.Model\.(?!({string.Join('|', OfConcreteMachine)})\b)");

    private static bool IsDescription(string name) => name.EndsWith("Description", StringComparison.Ordinal);

    private static IEnumerable<string> OfConcreteMachine => Directory
        .EnumerateFiles(Repository.PathOf("src/VtdVerify.Model/Concrete"), "*.cs")
        .Select(file => Path.GetFileNameWithoutExtension(file));
}

namespace VtdVerify.Tests.Architecture;

/// <summary>One project and what it may know of the others.</summary>
/// <param name="Project">The project file's name without extension.</param>
/// <param name="Place">Its folder, from the root.</param>
/// <param name="MayUse">Projects that it may reference and whose types it may use.</param>
internal sealed record Room(string Project, string Place, IReadOnlyList<string> MayUse);

/// <summary>The plan of the repository: what lies where, and who may use whom.</summary>
internal static class Layout
{
    private const string Terms = "VtdVerify.Terms";
    private const string Model = "VtdVerify.Model";
    private const string CSubset = "VtdVerify.CSubset";
    private const string Subjects = "VtdVerify.Subjects";
    private const string Patches = "VtdVerify.Patches";
    private const string QemuSource = "VtdVerify.QemuSource";
    private const string Native = "VtdVerify.Native";
    private const string Processes = "VtdVerify.Processes";
    private const string Smt = "VtdVerify.Smt";
    private const string Gherkin = "VtdVerify.Gherkin";
    private const string Specs = "VtdVerify.Specs";
    private const string Features = "VtdVerify.Features";
    private const string Mutation = "VtdVerify.Mutation";
    private const string Repair = "VtdVerify.Repair";
    private const string SelfTest = "VtdVerify.SelfTest";
    private const string Reporting = "VtdVerify.Reporting";
    private const string Checks = "VtdVerify.Checks";
    private const string Cli = "VtdVerify.Cli";
    private const string MutationGate = "VtdVerify.MutationGate";
    private const string TestSupport = "VtdVerify.TestSupport";
    private const string UnitTests = "VtdVerify.UnitTests";
    private const string ProofTests = "VtdVerify.ProofTests";
    private const string EndToEndTests = "VtdVerify.EndToEndTests";
    private const string RepositoryTests = "VtdVerify.RepositoryTests";
    private const string Fuzzing = "VtdVerify.Fuzzing";
    private const string Benchmarks = "VtdVerify.Benchmarks";
    private const string FeaturesTests = "VtdVerify.Features.Tests";
    private const string FeaturesGenerator = "VtdVerify.Features.Generator";
    private const string ModelTests = "VtdVerify.Model.Tests";

    public static IReadOnlyList<Room> Rooms { get; } =
    [
        new(Terms, "src", []),
        new(Model, "src", [Terms]),
        new(CSubset, "src", [Terms]),
        new(Subjects, "src", [Terms, Model, CSubset]),
        new(Patches, "src", [CSubset]),
        new(QemuSource, "src", [Terms, Model, CSubset, Subjects, Patches]),
        new(Processes, "src", []),
        new(Native, "src", [Terms, Model, CSubset, Subjects, QemuSource, Processes]),
        new(Smt, "src", [Terms, Processes]),
        new(Gherkin, "src", []),
        new(Specs, "specs", [Terms, Model, Subjects]),

        // Terms, because the model's contracts are written in its words.
        new(Features, "features", [Terms, Model, Subjects, Gherkin]),
        new(Mutation, "src", [Terms, Model, CSubset, Subjects, Specs, Features]),
        new(Repair, "src", [Terms, Model, CSubset, Subjects, Specs, Features, Mutation]),
        new(SelfTest, "src", [Terms, Model, CSubset, Subjects, Patches, QemuSource, Native, Specs, Mutation]),
        new(Reporting, "src", [Model]),
        new(
            Checks, "src",
            [
                Terms, Model, CSubset, Subjects, Patches, QemuSource, Native, Processes, Smt, Gherkin, Specs, Features, Mutation, Repair,
                SelfTest, Reporting,
            ]),
        new(Cli, "src", [Terms, Model, Subjects, Patches, Native, Processes, Smt, Specs, Mutation, SelfTest, Reporting, Checks]),
        new(MutationGate, "mutation", []),
        new(TestSupport, "tests", [Terms, Model, CSubset, Subjects, Patches, QemuSource, Smt, Specs, Mutation, Reporting]),

        // Neither Smt nor Cli: what proves lies in ProofTests, what runs the program in EndToEndTests.
        new(
            UnitTests, "tests",
            [
                TestSupport, Terms, Model, CSubset, Subjects, Patches, QemuSource, Native, Gherkin, Specs, Features, Mutation, Repair,
                SelfTest, Reporting, MutationGate,
            ]),
        new(ProofTests, "tests", [TestSupport, Terms, Model, CSubset, Subjects, Patches, QemuSource, Smt, Specs, Features, Mutation]),
        new(
            EndToEndTests, "tests",
            [
                TestSupport, Terms, Model, CSubset, Subjects, Patches, QemuSource, Native, Processes, Smt, Gherkin, Specs, Features,
                Mutation, SelfTest, Reporting, Checks, Cli,
            ]),
        new(
            RepositoryTests, "tests",
            [
                TestSupport, UnitTests, ProofTests, EndToEndTests, FeaturesTests,
                Terms, Model, CSubset, Subjects, Patches, QemuSource, Native, Processes, Smt, Gherkin, Specs, Features, Mutation, Repair,
                SelfTest, Reporting, Checks, Cli, MutationGate,
            ]),
        new(Fuzzing, "tests", [CSubset, Patches, Subjects, QemuSource, Mutation, Reporting, Checks, Cli]),
        new(Benchmarks, "tests", [Terms, Model, CSubset, Subjects, Patches, Smt, Specs, Mutation, Repair]),
        new(FeaturesGenerator, "tests", []),
        new(FeaturesTests, "tests", [Terms, Model, Subjects, Smt, Gherkin, Specs, Features, FeaturesGenerator]),
        new(ModelTests, "tests", [Terms, Model, Subjects, Smt, Gherkin, Features, FeaturesGenerator]),
    ];

    /// <summary>What each product package is for: the projects that may reference it, and the namespace of its types.</summary>
    public static IReadOnlyList<OwnedPackage> Packages { get; } =
    [
        new("Microsoft.Z3", [Smt], "Microsoft.Z3"),
        new("Gherkin", [Gherkin], "Gherkin"),
        new("Cucumber.Messages", [Gherkin], "Io.Cucumber"),
        new("MimeKit", [Patches], "MimeKit"),
        new("System.Security.Cryptography.Pkcs", [Patches], "System.Security.Cryptography.Pkcs"),
        new("Spectre.Console", [Reporting, Cli], "Spectre.Console"),
        new("System.CommandLine", [Cli], "System.CommandLine"),
        new("Reqnroll", [Gherkin, Features], "Reqnroll"),
    ];

    /// <summary>What may lie at the root beside dot-files. The last three are where the SDK looks for them.</summary>
    public static IReadOnlyList<string> TopLevel { get; } =
    [
        "specs", "src", "features", "tests", "mutation", "docs", "tools",
        "vtdverify", "test", "VtdVerify.sln", "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE",
        "THIRD-PARTY-NOTICES.txt", "Containerfile",
        "Directory.Build.props", "Directory.Packages.props", "global.json",
    ];
}

/// <summary>A package whose types stop at the projects that own it.</summary>
internal sealed record OwnedPackage(string Id, IReadOnlyList<string> Owners, string Namespace);

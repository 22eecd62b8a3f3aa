using Mono.Cecil;

namespace VtdVerify.Tests.Costs;

/// <summary>A type that holds tests, and what it says of itself.</summary>
/// <param name="Project">The test project that holds it.</param>
/// <param name="Methods">Its own methods and those of the types in it, as <see cref="CallGraph"/> names them.</param>
internal sealed record Fixture(string Project, string Name, IReadOnlyList<string> Categories, IReadOnlyList<string> Methods)
{
    public override string ToString() => Name;
}

/// <summary>The compiled tests, with the product that they were built with.</summary>
internal static class TestAssembly
{
    private static readonly string[] OfTests = ["TestAttribute", "TestCaseAttribute", "TestCaseSourceAttribute"];

    /// <summary>The test projects whose fixtures say what they cost.</summary>
    public static IReadOnlyList<string> Projects { get; } =
        ["VtdVerify.UnitTests", "VtdVerify.ProofTests", "VtdVerify.EndToEndTests", "VtdVerify.RepositoryTests", "VtdVerify.Features.Tests"];

    private static readonly Lazy<IReadOnlyList<ModuleDefinition>> Modules = new(() =>
    [
        .. Projects.SelectMany(project => Directory.EnumerateFiles(Output(project), "*.dll"))
            .Where(path => Path.GetFileName(path).StartsWith("vtdverify", StringComparison.OrdinalIgnoreCase))
            .DistinctBy(Path.GetFileName)
            .Select(ModuleDefinition.ReadModule),
    ]);

    private static readonly Lazy<CallGraph> Graph = new(() => new CallGraph(Modules.Value));

    public static CallGraph Calls => Graph.Value;

    public static IReadOnlyList<Fixture> Fixtures =>
    [
        .. from module in Modules.Value
           where Projects.Contains(module.Assembly.Name.Name)
           from type in module.Types
           where type.Methods.Any(method => method.CustomAttributes.Any(a => OfTests.Contains(a.AttributeType.Name)))
           select new Fixture(
               module.Assembly.Name.Name, type.FullName, [.. CategoriesOf(type)], [.. CallGraph.MethodsOf(type).Select(CallGraph.KeyOf)]),
    ];

    private static IEnumerable<string> CategoriesOf(TypeDefinition type) => type.CustomAttributes
        .Where(attribute => attribute.AttributeType.Name == "CategoryAttribute")
        .Select(attribute => (string)attribute.ConstructorArguments[0].Value);

    /// <summary>Where a project's assembly lies, built in the configuration of this one.</summary>
    private static string Output(string project) => Path.Combine(
        Repository.PathOf($"tests/{project}"),
        Path.GetRelativePath(Repository.PathOf("tests/VtdVerify.RepositoryTests"), AppContext.BaseDirectory));
}

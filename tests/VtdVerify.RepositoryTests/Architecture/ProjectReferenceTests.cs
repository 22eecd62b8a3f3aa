using System.Reflection;
using NUnit.Framework;

namespace VtdVerify.Tests.Architecture;

/// <summary>Who references whom, by the project files and by the compiled assemblies.</summary>
internal sealed class ProjectReferenceTests
{
    private static IEnumerable<Room> Rooms => Layout.Rooms;

    private static IEnumerable<Room> Product => Layout.Rooms.Where(room => room.Place != "tests");

    [Test]
    public void Every_project_has_its_row_and_lies_in_its_place() => Assert.That(
        ProjectFile.All.Select(project => (project.Name, project.Place)),
        Is.EquivalentTo(Layout.Rooms.Select(room => (room.Project, room.Place))));

    [TestCaseSource(nameof(Rooms))]
    public void A_project_file_references_only_what_its_row_allows(Room room) =>
        Assert.That(References.Beyond(room, FileOf(room).Projects), Is.Empty);

    [TestCaseSource(nameof(Product))]
    public void An_assembly_uses_only_what_its_row_allows(Room room)
    {
        var used = Assembly.Load(FileOf(room).AssemblyName).GetReferencedAssemblies().Select(assembly => ProjectOf(assembly.Name!));
        Assert.That(References.Beyond(room, used), Is.Empty);
    }

    [TestCaseSource(nameof(Product))]
    public void A_project_of_the_product_references_only_packages_that_it_owns(Room room) =>
        Assert.That(References.Foreign(room.Project, FileOf(room).Packages), Is.Empty);

    [Test]
    public void A_reference_beyond_the_row_is_found()
    {
        var model = Layout.Rooms.Single(room => room.Project == "VtdVerify.Model");
        string[] used = ["System.Runtime", "VtdVerify.Terms", "VtdVerify.Specs"];
        Assert.That(
            References.Beyond(model, used),
            Is.EqualTo(["VtdVerify.Model uses VtdVerify.Specs, which is not in its row of the layout"]));
    }

    [TestCase("VtdVerify.Model", "Microsoft.Z3")]
    [TestCase("VtdVerify.Smt", "Newtonsoft.Json")]
    public void A_package_of_another_project_or_of_none_is_found(string project, string package) => Assert.That(
        References.Foreign(project, [package]), Is.EqualTo([$"{project} references {package}, which it does not own"]));

    [Test]
    public void Conditional_references_are_references()
    {
        const string Text = """
            <Project>
              <PropertyGroup><AssemblyName>other</AssemblyName></PropertyGroup>
              <ItemGroup Condition="'$(X)' == ''"><ProjectReference Include="..\A\A.csproj" /></ItemGroup>
              <ItemGroup><PackageReference Include="P" /><PackageReference Update="Q" /></ItemGroup>
            </Project>
            """;
        var project = ProjectFile.Parse("src/B/B.csproj", Text);
        Assert.That((project.Name, project.Place, project.AssemblyName), Is.EqualTo(("B", "src", "other")));
        Assert.That((project.Projects.Single(), project.Packages.Single()), Is.EqualTo(("A", "P")));
    }

    private static ProjectFile FileOf(Room room) => ProjectFile.All.Single(project => project.Name == room.Project);

    private static string ProjectOf(string assembly) =>
        ProjectFile.All.FirstOrDefault(project => project.AssemblyName == assembly)?.Name ?? assembly;
}

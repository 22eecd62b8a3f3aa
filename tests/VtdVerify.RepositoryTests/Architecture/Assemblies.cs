using ArchUnitNET.Domain;
using ArchUnitNET.Fluent;
using ArchUnitNET.Loader;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace VtdVerify.Tests.Architecture;

/// <summary>The product's compiled types, and the ways of choosing some of them.</summary>
internal static class Assemblies
{
    public static ArchUnitNET.Domain.Architecture Product { get; } = new ArchLoader()
        .LoadAssemblies([.. Layout.Rooms.Where(room => room.Place != "tests").Select(room => Load(room.Project))])
        .Build();

    public static IObjectProvider<IType> Of(string project) => Types().That().ResideInAssembly(Load(project)).As(project);

    /// <summary>Types of the product and of what it uses whose full name matches.</summary>
    public static IObjectProvider<IType> Named(string pattern) => Types(true).That().HaveFullNameMatching(pattern).As(pattern);

    /// <summary>Types of a namespace and of those below it, of the product or of what it uses.</summary>
    public static IObjectProvider<IType> Below(string space) => Named($"^{space.Replace(".", "\\.", StringComparison.Ordinal)}\\.");

    /// <summary>That none of the users depends on any of the used.</summary>
    public static IArchRule Never(IObjectProvider<IType> users, IObjectProvider<IType> used) =>
        Types().That().Are(users).Should().NotDependOnAny(used).WithoutRequiringPositiveResults();

    private static System.Reflection.Assembly Load(string project) =>
        System.Reflection.Assembly.Load(ProjectFile.All.Single(file => file.Name == project).AssemblyName);
}

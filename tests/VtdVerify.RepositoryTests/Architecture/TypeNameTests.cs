using ArchUnitNET.Domain;
using NUnit.Framework;

namespace VtdVerify.Tests.Architecture;

/// <summary>A name means one thing: who reads it in one project need not ask which of two types it is.</summary>
internal sealed class TypeNameTests
{
    [Test]
    public void No_two_projects_have_a_type_of_one_name() => Assert.That(Shared(Assemblies.Product.Types), Is.Empty);

    [Test]
    public void A_name_that_two_projects_share_is_found() => Assert.That(
        Shared(Assemblies.Product.Types, type => type.Name.StartsWith('I') ? "Interface" : type.Name), Does.Contain("Interface"));

    private static IEnumerable<string> Shared(IEnumerable<IType> types) => Shared(types, type => type.Name.Split('`')[0]);

    private static IEnumerable<string> Shared(IEnumerable<IType> types, Func<IType, string> name) => types
        .Where(type => !type.IsNested && !type.Name.StartsWith('<'))
        .Where(type => type.Namespace.FullName.StartsWith("VtdVerify", StringComparison.Ordinal))
        .GroupBy(name, StringComparer.Ordinal)
        .Where(same => same.Select(type => type.Assembly.Name).Distinct().Count() > 1)
        .Select(same => same.Key)
        .Order(StringComparer.Ordinal);
}

using System.Text.RegularExpressions;
using NUnit.Framework;
using VtdVerify.Gherkin.Documents;
using VtdVerify.Specs.Guarantees;

namespace VtdVerify.Tests.Tidy;

/// <summary>Each guarantee has its three witnesses' places: a file, obligations, a rule of a feature.</summary>
internal sealed partial class GuaranteeTests
{
    private const string FeatureFolder = "features/VtdVerify.Features";

    private static IEnumerable<string> Ids => GuaranteeCatalog.All.Select(guarantee => guarantee.Id);

    private static IReadOnlyList<FeatureFile> Features { get; } =
    [
        .. SourceFile.AllText
            .Where(file => file.IsIn(FeatureFolder) && file.Path.EndsWith(".feature", StringComparison.Ordinal))
            .Select(file => FeatureFile.Parse(file.Path, file.Text)),
    ];

    [Test]
    public void Ids_are_unique() => Assert.That(Ids, Is.Unique);

    [TestCaseSource(nameof(Ids))]
    public void An_id_is_kebab_case(string id) => Assert.That(KebabCase().IsMatch(id), Is.True);

    [TestCaseSource(nameof(Ids))]
    public void A_guarantee_has_an_obligation_whose_id_begins_with_its_own(string id) => Assert.That(
        Guarantee(id).Obligations.Select(obligation => obligation.Id),
        Is.Not.Empty.And.Unique.And.All.StartsWith($"{id}/"));

    [TestCaseSource(nameof(Ids))]
    public void A_guarantee_has_a_file_of_its_own(string id) =>
        Assert.That(Repository.PathOf($"specs/VtdVerify.Specs/Guarantees/{Guarantee(id).GetType().Name}.cs"), Does.Exist);

    [TestCaseSource(nameof(Ids))]
    public void The_class_of_a_guarantee_is_named_like_its_id(string id) =>
        Assert.That(Guarantee(id).GetType().Name, Is.EqualTo(id.Replace("-", string.Empty, StringComparison.Ordinal)).IgnoreCase);

    [TestCaseSource(nameof(Ids))]
    public void A_rule_of_a_feature_is_tagged_with_the_id(string id) => Assert.That(
        Features.SelectMany(feature => feature.Pickles).Where(pickle => pickle.Rule is not null).SelectMany(TagsOfRule),
        Does.Contain(id));

    [Test]
    public void Every_tag_names_a_guarantee()
    {
        var tags = Features.SelectMany(feature => feature.Pickles).SelectMany(pickle => pickle.Tags).Distinct();
        Assert.That(tags, Is.SubsetOf(Ids));
    }

    private static IGuarantee Guarantee(string id) => GuaranteeCatalog.All.Single(guarantee => guarantee.Id == id);

    private static IEnumerable<string> TagsOfRule(Pickle pickle) => pickle.Tags.Except(pickle.OwnTags);

    [GeneratedRegex("^[a-z]+(-[a-z]+)*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex KebabCase();
}

using NUnit.Framework;
using YamlDotNet.RepresentationModel;

namespace VtdVerify.Tests.Shipping;

/// <summary>The pipelines of this repository call .ci/run and nothing that it does not, with the SDK that is asked for.</summary>
internal sealed class PipelineTests
{
    private static readonly string[] Templates = ["crash", "not-read", "wrong-verdict"];

    [Test]
    public void GitLab_calls_the_one_script()
    {
        var job = (YamlMappingNode)Read(".gitlab-ci.yml")["ci"];
        Assert.That(Texts(job["script"]), Is.EqualTo([".ci/run"]));
        Assert.That(job["image"].ToString(), Does.EndWith($":{Sdk.Version}"));
    }

    [TestCase("ci", ".ci/run")]
    [TestCase("release", ".ci/run", "tools/release", "gh release create")]
    public void GitHub_calls_the_one_script_first(string workflow, params string[] commands)
    {
        var job = (YamlMappingNode)((YamlMappingNode)Read($".github/workflows/{workflow}.yml")["jobs"]).Children.Single().Value;
        var steps = ((YamlSequenceNode)job["steps"]).Cast<YamlMappingNode>().ToList();
        var runs = steps.Where(step => step.Children.ContainsKey("run")).Select(step => step["run"].ToString()).ToList();
        Assert.That(runs, Has.Count.EqualTo(commands.Length));
        Assert.That(runs.Zip(commands).All(pair => pair.First.StartsWith(pair.Second, StringComparison.Ordinal)), Is.True);
        Assert.That(steps.Any(step => step.ToString().Contains("global.json", StringComparison.Ordinal)), Is.True);
    }

    [Test]
    public void A_tag_that_looks_like_a_version_makes_a_release() => Assert.That(
        Read(".github/workflows/release.yml")["on"]["push"]["tags"].ToString(), Does.Contain("v*"));

    [TestCaseSource(nameof(Templates))]
    public void Each_kind_of_issue_asks_for_the_input_and_the_version(string name)
    {
        var template = Read($".github/ISSUE_TEMPLATE/{name}.yml");
        var fields = ((YamlSequenceNode)template["body"]).Cast<YamlMappingNode>().ToList();
        Assert.That(template["name"].ToString(), Is.Not.Empty);
        Assert.That(fields.Select(field => field["id"].ToString()), Does.Contain("input").And.Contains("version").And.Unique);
        Assert.That(fields.Select(field => field["validations"]["required"].ToString()), Is.All.EqualTo("true"));
    }

    private static IEnumerable<string> Texts(YamlNode list) => ((YamlSequenceNode)list).Select(item => item.ToString());

    private static YamlMappingNode Read(string path)
    {
        var yaml = new YamlStream();
        using var text = new StreamReader(Repository.PathOf(path));
        yaml.Load(text);
        return (YamlMappingNode)yaml.Documents.Single().RootNode;
    }
}

using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace VtdVerify.Tests.Ci;

/// <summary>A job of docs/ci: its commands, and what it keeps.</summary>
/// <param name="Scripts">Each runs in a shell of its own.</param>
/// <param name="Kept">The folder that is kept whatever the outcome is; null if none is.</param>
/// <param name="Allowed">The exit codes other than 0 that do not stop the pipeline.</param>
internal sealed record JobFile(
    IReadOnlyList<string> Scripts, IReadOnlyDictionary<string, string> Variables, string? Kept, IReadOnlyList<int> Allowed)
{
    public static JobFile GitLab(string commit)
    {
        var job = (YamlMappingNode)Read("gitlab-ci.yml")["vtdverify"];
        var artifacts = job["artifacts"];
        return new JobFile(
            [string.Join('\n', ((YamlSequenceNode)job["script"]).Select(Text))],
            new Dictionary<string, string>(Pairs(job["variables"])) { ["CI_MERGE_REQUEST_DIFF_BASE_SHA"] = commit },
            Text(artifacts["when"]) == "always" ? Text(artifacts["paths"][0]) : null,
            [int.Parse(Text(job["allow_failure"]["exit_codes"]), System.Globalization.CultureInfo.InvariantCulture)]);
    }

    public static JobFile GitHub(string commit)
    {
        var steps = ((YamlSequenceNode)Read("github-workflow.yml")["jobs"]["vtdverify"]["steps"]).Cast<YamlMappingNode>().ToList();
        var scripts = steps.Where(step => step.Children.ContainsKey("run")).ToList();
        var keep = steps.Find(step => step.Children.ContainsKey("if") && Text(step["if"]) == "always()");
        return new JobFile(
            [.. scripts.Select(step => Text(step["run"]))],
            scripts.SelectMany(step => Pairs(step["env"])).ToDictionary(pair => pair.Key, pair => Expand(pair.Value, commit)),
            keep is null ? null : Text(keep["with"]["path"]),
            []);
    }

    private static YamlMappingNode Read(string name)
    {
        using var text = File.OpenText(Repository.PathOf($"docs/ci/{name}"));
        var yaml = new YamlStream();
        yaml.Load(text);
        return (YamlMappingNode)yaml.Documents.Single().RootNode;
    }

    /// <summary>The values that GitHub gives for the expressions that the workflow has; any other is an error.</summary>
    private static string Expand(string text, string commit) =>
        Regex.Replace(text, @"\$\{\{ *([^ }]+) *\}\}", match => match.Groups[1].Value switch
        {
            "github.event.pull_request.base.sha" => commit,
            "vars.VTDVERIFY_OPTIONS" => string.Empty,
            var other => throw new InvalidOperationException($"the test knows no value of {other}"),
        });

    private static IEnumerable<KeyValuePair<string, string>> Pairs(YamlNode mapping) =>
        ((YamlMappingNode)mapping).Select(pair => KeyValuePair.Create(Text(pair.Key), Text(pair.Value)));

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;
}

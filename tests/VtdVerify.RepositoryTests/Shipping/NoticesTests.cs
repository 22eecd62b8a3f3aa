using System.Text.Json;
using System.Text.RegularExpressions;
using NUnit.Framework;

namespace VtdVerify.Tests.Shipping;

/// <summary>The notices name what is shipped: the packages that the program's lock file resolves, and no others.</summary>
internal sealed partial class NoticesTests
{
    // It looks at the sources while they are built, and is not shipped.
    private const string Analysers = "Roslynator.Analyzers";

    private static readonly string Notices = File.ReadAllText(Repository.PathOf("THIRD-PARTY-NOTICES.txt"));

    [Test]
    public void Every_package_that_is_shipped_is_named_and_no_other() =>
        Assert.That(NoticeLine().Matches(Notices).Select(match => match.Groups["id"].Value), Is.EquivalentTo(Shipped()));

    [Test]
    public void Each_has_its_copyright_in_the_line_below() => Assert.That(
        NoticeLine().Matches(Notices).Select(match => Notices[(match.Index + match.Length)..].Split('\n')[1]),
        Is.All.StartsWith("    Copyright (c) "));

    [Test]
    public void The_text_of_the_licence_stands_at_the_end()
    {
        var licence = File.ReadAllText(Repository.PathOf("LICENSE"));
        Assert.That(Notices, Does.EndWith(licence[licence.IndexOf("Permission is hereby", StringComparison.Ordinal)..]));
    }

    private static IEnumerable<string> Shipped()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("src/VtdVerify.Cli/packages.lock.json")));
        return
        [
            .. json.RootElement.GetProperty("dependencies").GetProperty("net10.0").EnumerateObject()
                .Where(package => package.Value.GetProperty("type").GetString() != "Project" && package.Name != Analysers)
                .Select(package => package.Name),
        ];
    }

    [GeneratedRegex(@"^(?<id>[A-Za-z0-9.]+)   https://\S+$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex NoticeLine();
}

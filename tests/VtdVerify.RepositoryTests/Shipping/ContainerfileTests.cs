using System.Text.RegularExpressions;
using NUnit.Framework;

namespace VtdVerify.Tests.Shipping;

/// <summary>The image holds what the program and the jobs of docs/ci ask for. It is read here, not built.</summary>
internal sealed partial class ContainerfileTests
{
    private static readonly IReadOnlyList<Stage> Stages = Stage.Read(File.ReadAllText(Repository.PathOf("Containerfile")));

    private static Stage Image => Stages[^1];

    /// <summary>Each source that tells people on Debian what to install is asked, so that none can drift from the image.</summary>
    [TestCase("src/VtdVerify.Smt/Z3Library.cs")]
    [TestCase("src/VtdVerify.Native/Compiling/CCompiler.cs")]
    public void Every_package_that_the_program_tells_to_install_is_in_the_image(string source)
    {
        var named = InstallCommand().Matches(File.ReadAllText(Repository.PathOf(source)))
            .SelectMany(match => match.Groups["packages"].Value.Split(' ')).ToList();
        Assert.That(named, Is.Not.Empty);
        Assert.That(Image.Packages, Is.SupersetOf(named));
    }

    [TestCase("git")]
    [TestCase("bash")]
    public void What_the_jobs_call_is_in_the_image(string program)
    {
        Assert.That(File.ReadAllText(Repository.PathOf("docs/ci.md")), Does.Contain(program));
        Assert.That(Image.Packages, Does.Contain(program));
    }

    [Test]
    public void It_publishes_with_the_profile_and_takes_what_that_leaves()
    {
        Assert.That(Stages[0].Of("RUN"), Has.Some.Contains("dotnet publish src/VtdVerify.Cli -p:PublishProfile=ReadyToRun"));
        Assert.That(Image.Of("COPY"), Has.Some.StartsWith("--from=build /src/artifacts/publish "));
        Assert.That(Image.Of("COPY"), Has.Some.Contains("THIRD-PARTY-NOTICES.txt"));
    }

    [Test]
    public void The_program_is_on_the_path_and_proves_something_before_the_image_is_done() =>
        Assert.That(Image.Of("RUN"), Has.Some.Contains("/usr/local/bin/vtdverify && vtdverify check"));

    [Test]
    public void It_does_not_run_as_root() => Assert.That(Image.Of("USER"), Is.EqualTo(["1000"]));

    [Test]
    public void Its_images_are_of_the_SDK_that_is_asked_for() =>
        Assert.That(Stages.Select(stage => stage.Image), Is.All.EndsWith($":{Sdk.Version}"));

    [Test]
    public void A_line_that_is_no_instruction_is_found() =>
        Assert.That(() => Stage.Read("FROM a\nINSTALL b\n"), Throws.InstanceOf<FormatException>().With.Message.Contains("INSTALL b"));

    [GeneratedRegex(@"apt-get install (?<packages>[a-z0-9. -]*[a-z0-9])", RegexOptions.ExplicitCapture)]
    private static partial Regex InstallCommand();
}

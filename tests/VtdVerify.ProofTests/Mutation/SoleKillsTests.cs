using NUnit.Framework;
using VtdVerify.Mutation.Elements;

namespace VtdVerify.Tests.Mutation;

/// <summary>The recorded mutants that one guarantee alone kills are those of a run.</summary>
[Category("Proof")]
internal sealed class SoleKillsTests
{
    private const string WriteVariable = "VTDVERIFY_WRITE_DOCS";

    [Test]
    public void What_is_recorded_is_what_a_run_shows()
    {
        var path = Repository.PathOf(SoleKills.Path);
        var seen = SoleKills.Write(Runs.ReportOnSample());
        if (Environment.GetEnvironmentVariable(WriteVariable) == "1")
        {
            File.WriteAllText(path, seen);
        }

        Assert.That(File.ReadAllText(path), Is.EqualTo(seen), $"{WriteVariable}=1 writes it anew");
    }
}

using System.Globalization;
using System.Text;
using NUnit.Framework;
using VtdVerify.Patches;
using VtdVerify.QemuSource.Files;
using VtdVerify.QemuSource.Placing;

namespace VtdVerify.Tests.QemuSource;

/// <summary>Commits of QEMU's own history, placed on their parents.</summary>
[Category("EndToEnd")]
[Category("QemuHistory")]
internal sealed class HistoryTests
{
    private static readonly string[] Paths =
        ["hw/i386", "hw/vfio", "util/iova-tree.c", "system/memory.c", "softmmu/memory.c", "include/exec", "include/hw/i386"];

    [Test]
    public void Every_file_becomes_what_the_commit_made_of_it([Values(0, 1, 3)] int context)
    {
        var files = 0;
        var listed = QemuHistory.Git(["log", "--no-merges", "--format=%H", "-n", "150", "--skip", "40", Revision(), "--", .. Paths]);
        foreach (var commit in listed.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var diff = QemuHistory.Git("diff", "-M", string.Create(CultureInfo.InvariantCulture, $"-U{context}"), $"{commit}^", commit);
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(diff));
            foreach (var file in PatchReader.ReadSingle(stream, commit).Files.Where(file => file is { IsBinary: false, Hunks.Count: > 0 }))
            {
                var old = FileText.Of(file.OldPath is null ? string.Empty : QemuHistory.Git("show", $"{commit}^:{file.OldPath}"));
                var wanted = file.NewPath is null ? string.Empty : QemuHistory.Git("show", $"{commit}:{file.NewPath}");
                Assert.That(
                    ExactPlacer.Place(old, file.Hunks, withoutContext: context == 0)?.ToString(),
                    Is.EqualTo(wanted),
                    $"{commit} {file.Path}");
                files++;
            }
        }

        Assert.That(files, Is.GreaterThan(150));
    }

    private static string Revision() =>
        Environment.GetEnvironmentVariable("VTDVERIFY_QEMU_REVISION") is { Length: > 0 } named ? named : "master";
}

using System.Globalization;
using CsCheck;
using NUnit.Framework;
using VtdVerify.Patches;
using VtdVerify.QemuSource.Files;
using VtdVerify.QemuSource.Placing;

namespace VtdVerify.Tests.QemuSource;

/// <summary>What git takes is taken, and becomes what git makes of it.</summary>
[Category("EndToEnd")]
[Category("Git")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class GitPlacingTests : IDisposable
{
    private const int CasesOfEach = 60;

    private static readonly string[] Sources = [MiniTree.Unmap, MiniTree.Iova, MiniTree.Memory, MiniTree.Mask];

    private readonly GitFolder git = new();

    public void Dispose() => git.Dispose();

    [Test]
    public void Random_edits_land_where_git_puts_them_or_nowhere([Values(0, 1, 2, 3, 8)] int context)
    {
        var cases = Property.Values(Gen.Select(Gen.Int[0, 3], Edits(1, 6), Edits(0, 5), Gen.Bool), CasesOfEach);
        var (taken, refused) = (0, 0);
        foreach (var (source, edits, drift, dropsEnd) in cases)
        {
            var path = Sources[source];
            var original = File.ReadAllText(Path.Combine([AppContext.BaseDirectory, "QemuSource", "Data", "mini", .. path.Split('/')]));
            var changed = Edited(original, edits);
            var target = Edited(original, drift);
            var diff = DiffOf(path, original, dropsEnd ? changed.TrimEnd('\n') : changed, context);
            if (diff.Length == 0)
            {
                continue;
            }

            git.Write($"tree/{path}", target);
            var gits = git.Apply("tree", diff, context == 0 ? ["--unidiff-zero"] : []) ? File.ReadAllText(git[$"tree/{path}"]) : null;
            var file = Read(diff).Files.Single();
            var ours = ExactPlacer.Place(FileText.Of(target), file.Hunks, withoutContext: context == 0);
            Assert.That(ours?.ToString(), Is.EqualTo(gits), $"{diff}\n--- of the text\n{target}");
            (taken, refused) = gits is null ? (taken, refused + 1) : (taken + 1, refused);
        }

        var both = $"{taken} taken, {refused} refused";
        Assert.That((taken > CasesOfEach / 4, refused > 0 || context == 0), Is.EqualTo((true, true)), both);
    }

    [Test]
    public void A_hunk_with_many_places_lands_at_the_nearest([Range(1, 19)] int line)
    {
        var original = string.Concat(Enumerable.Repeat("a\nb\n", 10));
        var diff = string.Create(CultureInfo.InvariantCulture, $"--- a/f.c\n+++ b/f.c\n@@ -{line},3 +{line},3 @@\n a\n-b\n+c\n a\n");
        git.Write("tree/f.c", original);
        Assert.That(git.Apply("tree", diff), Is.True);
        var ours = ExactPlacer.Place(FileText.Of(original), Read(diff).Files[0].Hunks, withoutContext: false);
        Assert.That(ours?.ToString(), Is.EqualTo(File.ReadAllText(git["tree/f.c"])));
    }

    [TestCase("a\r\nb\r\nc\r\n", "a\r\nB\r\nc\r\n")]
    [TestCase("a\nb\nc", "a\nb\nC")]
    [TestCase("a\nb\nc", "a\nb\nc\n")]
    [TestCase("a\nb\nc\n", "a\nb\nc")]
    [TestCase("", "a\n")]
    [TestCase("a\n\f\nb\n", "a\n\f\nc\n")]
    [TestCase("ä\nb\n", "ä\nß\n")]
    public void Ends_of_lines_and_of_files_are_as_git_leaves_them(string old, string @new)
    {
        git.Write("old/hw/f.c", old);
        git.Write("new/hw/f.c", @new);
        var file = Read(git.Diff("old", "new")).Files.Single();
        Assert.That(ExactPlacer.Place(FileText.Of(old), file.Hunks, withoutContext: false)?.ToString(), Is.EqualTo(@new));
    }

    [Test]
    public void Files_that_are_added_deleted_renamed_and_change_their_mode_are_as_git_leaves_them()
    {
        using var mini = new MiniTree();
        foreach (var side in new[] { "old", "new", "tree" })
        {
            foreach (var path in Sources)
            {
                git.Write($"{side}/{path}", File.ReadAllText(mini[path]));
            }
        }

        git.Write("new/hw/i386/vtd_new.c", "int vtd_new;\n");
        File.Delete(git[$"new/{MiniTree.Mask}"]);
        File.Move(git[$"new/{MiniTree.Iova}"], git["new/util/iova_tree.c"]);
        File.AppendAllText(git["new/util/iova_tree.c"], "\nint at_the_end;\n");
        MakeExecutable(git[$"new/{MiniTree.Memory}"]);
        var diff = git.Diff("old", "new", "-M");

        Assert.That(git.Apply("tree", diff), Is.True);
        var placed = PlacedPatch.In(mini.Open(), Read(diff));
        Assert.That(placed.WasThere, Is.False);
        foreach (var path in Sources.Concat(["hw/i386/vtd_new.c", "util/iova_tree.c"]))
        {
            var expected = File.Exists(git[$"tree/{path}"]) ? File.ReadAllText(git[$"tree/{path}"]) : null;
            Assert.That(placed.After.Has(path) ? placed.After.Read(path).Text.ToString() : null, Is.EqualTo(expected), path);
        }

        Assert.That(PlacedPatch.In(placed.After, Read(diff)).WasThere, Is.True);
    }

    private static PatchDocument Read(string diff)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(diff));
        return PatchReader.ReadSingle(stream, "git's diff");
    }

    private string DiffOf(string path, string old, string @new, int context)
    {
        git.Write($"old/{path}", old);
        git.Write($"new/{path}", @new);
        var diff = git.Diff("old", "new", string.Create(CultureInfo.InvariantCulture, $"-U{context}"));
        File.Delete(git[$"old/{path}"]);
        File.Delete(git[$"new/{path}"]);
        return diff;
    }

    private static void MakeExecutable(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Each edit: where, as a part of the file's length, what is done there, and to how many lines.</summary>
    private static Gen<(double At, int What, int Count)[]> Edits(int least, int most) =>
        Gen.Select(Gen.Double[0, 1], Gen.Int[0, 4], Gen.Int[1, 4]).Array[least, most];

    private static string Edited(string text, (double At, int What, int Count)[] edits)
    {
        var lines = FileText.Of(text).Lines.Select(line => line.Text).ToList();
        foreach (var (part, what, count) in edits)
        {
            var at = (int)(part * lines.Count);
            var some = Math.Min(count, lines.Count - at);
            var copy = lines.GetRange(at, some);
            switch (what)
            {
                case 0:
                    lines.RemoveRange(at, some);
                    break;
                case 1:
                    lines.InsertRange(lines.Count - at, copy);
                    break;
                case 2:
                    lines.InsertRange(at, Enumerable.Repeat("\n", count));
                    break;
                case 3:
                    lines.InsertRange(at, Enumerable.Repeat("    new_line();\n", count));
                    break;
                default:
                    lines.RemoveRange(at, some);
                    lines.InsertRange(at, copy.Select(line => " " + line));
                    break;
            }
        }

        return string.Concat(lines);
    }
}

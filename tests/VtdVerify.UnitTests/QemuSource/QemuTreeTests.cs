using NUnit.Framework;
using VtdVerify.QemuSource;
using VtdVerify.QemuSource.Files;

namespace VtdVerify.Tests.QemuSource;

/// <summary>The files of a tree, and what patches make of them.</summary>
internal sealed class QemuTreeTests
{
    private const string Name = "vtd_wanted";

    [Test]
    public void The_files_that_mention_a_name_are_those_of_the_tree_as_patched()
    {
        using var mini = new MiniTree();
        mini.Write("hw/a.c", $"int {Name}(void);\n").Write("hw/b.c", $"/* {Name} */\n").Write("hw/c.c", "int other;\n")
            .Write("include/a.h", $"int {Name}(void);\n");
        var tree = mini.Open();
        var patched = tree.With([File("hw/a.c", "int none;\n"), File("hw/d.c", $"int {Name}(void);\n")], removed: ["hw/b.c"]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(tree.Mentioning(Name), Is.EqualTo(["hw/a.c", "hw/b.c"]));
            Assert.That(patched.Mentioning(Name), Is.EqualTo(["hw/d.c"]));
        }
    }

    [Test]
    public void A_file_that_cannot_be_searched_is_one_clear_error()
    {
        using var mini = new MiniTree();
        mini.Write("hw/long.c", new string(' ', 9 * 1024 * 1024));
        var tree = mini.Open();
        Assert.That(
            () => tree.Mentioning(Name).ToList(),
            Throws.TypeOf<TreeException>().With.Message.Contains("hw/long.c has more than 8388608 bytes"));
    }

    private static TreeFile File(string path, string text) => new(path, FileText.Of(text));
}

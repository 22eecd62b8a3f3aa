using NUnit.Framework;
using VtdVerify.QemuSource;
using VtdVerify.QemuSource.Files;
using VtdVerify.Specs;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Tests.Specs;

namespace VtdVerify.Tests.QemuSource;

/// <summary>A folder that nobody vouches for: what is read of it, and what is refused.</summary>
[Category("Proof")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class TreeFilesTests : IDisposable
{
    private readonly MiniTree mini = new();

    public void Dispose() => mini.Dispose();

    [Test]
    public void A_folder_that_is_not_there_is_refused() => Assert.That(
        () => QemuTree.Open(mini["none"]), Throws.TypeOf<TreeException>().With.Message.StartsWith("there is no folder"));

    [Test]
    public void A_file_is_no_tree() => Assert.That(
        () => QemuTree.Open(mini[MiniTree.Unmap]), Throws.TypeOf<TreeException>().With.Message.Contains("is a file, not a folder"));

    [Test]
    public void A_folder_without_the_unmap_is_refused() => Assert.That(
        () => MiniTree.Read(QemuTree.Open(mini["util"])),
        Throws.TypeOf<TreeException>().With.Message.Contains("defines vtd_address_space_unmap"));

    [Test]
    public void The_version_is_the_trees_own() => Assert.That(mini.Open().Version, Is.EqualTo("9.8.7"));

    [Test]
    public void A_header_that_is_no_text_is_refused() => AssertRefused("include/qemu/bits.h", "\0\0", "include/qemu/bits.h is binary");

    [Test]
    public void A_header_beyond_all_measure_is_refused() =>
        AssertRefused("include/qemu/bits.h", new string('\n', 9 << 20), "include/qemu/bits.h has more than");

    [Test]
    public void Bytes_that_are_no_utf8_are_read()
    {
        var text = File.ReadAllBytes(mini[MiniTree.Mask]);
        File.WriteAllBytes(mini[MiniTree.Mask], [.. "// caf"u8, 0xe9, (byte)'\n', .. text]);
        Assert.That(mini.Open().Read(MiniTree.Mask).Lines[0].Text, Is.EqualTo("// caf\u00e9"));
    }

    [Test]
    public void A_symbolic_link_is_not_followed()
    {
        var outside = Directory.CreateTempSubdirectory("vtdverify-outside-");
        try
        {
            File.WriteAllText(Path.Combine(outside.FullName, "secret.h"), "int secret;");
            Directory.CreateSymbolicLink(mini["include/out"], outside.FullName);
            Assert.That(mini.Open().Has("include/out/secret.h"), Is.False);
        }
        finally
        {
            outside.Delete(recursive: true);
        }
    }

    [Test]
    public void An_include_that_climbs_out_of_the_tree_is_not_read()
    {
        const string Include = "#include \"qemu/bits.h\"";
        mini.Replace(MiniTree.Mask, Include, $"{Include}\n#include \"../../../../../../etc/passwd\"");
        Assert.That(() => mini.Read(), Throws.Nothing);
    }

    [Test]
    public void Code_that_nests_too_deeply_is_refused_with_the_file_that_holds_it()
    {
        mini.Replace(MiniTree.Unmap, "    assert(at <= edge);", $"    at = {new string('(', 5000)}at{new string(')', 5000)};");
        var verdict = Proofs.Decide(mini.Read().Subject, new PowerOfTwo());
        Assert.That((verdict as Verdict.Unsupported)?.Construct, Does.StartWith(MiniTree.Unmap).And.Contains("nesting"), $"{verdict}");
    }

    [Test]
    public void A_constant_that_depends_on_the_configuration_is_named_where_it_is_used()
    {
        mini.Replace(MiniTree.Unmap, "    assert(at <= edge);", "    assert(at <= edge + BITS_CONTESTED);");
        var verdict = Proofs.Decide(mini.Read().Subject, new PowerOfTwo());
        Assert.That((verdict as Verdict.Unsupported)?.Construct, Does.Contain("BITS_CONTESTED"), $"{verdict}");
    }

    [Test]
    public void A_record_without_a_field_that_the_unmap_needs_is_named()
    {
        mini.Replace("include/hw/i386/intel_iommu.h", "uint8_t aw_bits;", "uint8_t bits;");
        Assert.That(() => mini.Read(), Throws.TypeOf<TreeException>().With.Message.Contains("IntelIOMMUState has no field aw_bits"));
    }

    [TestCase("typedef uint32_t hwaddr;")]
    [TestCase("typedef int64_t hwaddr;")]
    [TestCase("typedef struct { uint64_t low; } hwaddr;")]
    public void A_type_of_qemus_that_the_tree_declares_as_another_one_is_refused_with_its_line(string declaration)
    {
        mini.Replace("include/qemu/names.h", "typedef uint64_t hwaddr;", declaration);
        Assert.That(
            () => mini.Read(),
            Throws.TypeOf<TreeException>().With.Message.StartsWith("include/qemu/names.h:5: hwaddr is declared as another type"));
    }

    private void AssertRefused(string path, string text, string problem)
    {
        mini.Write(path, text);
        Assert.That(() => mini.Read(), Throws.TypeOf<TreeException>().With.Message.StartsWith(problem));
    }
}

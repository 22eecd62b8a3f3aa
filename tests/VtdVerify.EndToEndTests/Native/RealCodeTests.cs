using NUnit.Framework;
using VtdVerify.Model;
using VtdVerify.Native.Conforming;
using VtdVerify.Patches;
using VtdVerify.QemuSource.Files;
using VtdVerify.QemuSource.Placing;
using VtdVerify.Subjects;
using VtdVerify.Tests.QemuSource;

namespace VtdVerify.Tests.Native;

/// <summary>QEMU's own functions, compiled, beside their reading and the model.</summary>
[Category("EndToEnd")]
[Category("Native")]
[Category("QemuTree")]
internal sealed class RealCodeTests
{
    private const int Machines = 1000;

    [Test]
    public void The_tree_as_it_stands_does_what_the_base_does() =>
        Assert.That(Compare(QemuTree.Open(Repository.QemuTree()), Revision.Base).Differences, Is.Empty);

    [Test]
    [Category("Shared")]
    public void The_tree_with_the_posted_patch_does_what_v6_does()
    {
        var posted = PatchReader.ReadAll(Repository.SharedFile("patches/patchwork-2175431.txt"))[0];
        var result = Compare(PlacedPatch.In(QemuTree.Open(Repository.QemuTree()), posted).After, Revision.V6);
        Assert.That(result.Differences, Is.Empty);
        Assert.That((result.Compared, result.NotComparable), Is.EqualTo(((long)Machines, 0L)));
    }

    private static ConformanceResult Compare(QemuTree tree, Revision revision)
    {
        var read = MiniTree.Read(tree).Subject;
        using var compiled = NativeCode.Compile(tree);
        return new Conformance(compiled, read, new ModelSubject(revision)).Compare(
            n => MachineGenerator.Machine(11, n, read.NotifyRule ?? default, read.Viommu.Space), Machines, 2, _ => { });
    }
}

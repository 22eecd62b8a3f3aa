using NUnit.Framework;
using VtdVerify.Patches;

namespace VtdVerify.Tests.Patches;

/// <summary>What a patch tells the compiler in files of the build.</summary>
internal sealed class BuildFlagsTests
{
    [TestCase("meson.build", "  c_args: ['-Dglobal_dirty_tracking=0'],", "-Dglobal_dirty_tracking=0")]
    [TestCase("hw/i386/meson.build", "add_project_arguments('-include', 'own.h')", "-include")]
    [TestCase("configure", "QEMU_CFLAGS=\"-fno-wrapv $QEMU_CFLAGS\"", "-fno-wrapv")]
    [TestCase("Makefile", "CFLAGS += -O0", "-O0")]
    [TestCase("meson.build", "config_host_data.set('__builtin_clzll(x)', '3')", "config_host_data.set('__builtin_clzll(x)")]
    [TestCase("scripts/own.mak", "CFLAGS += -U_FORTIFY_SOURCE", "-U_FORTIFY_SOURCE")]
    public void A_flag_is_named_with_its_line(string path, string line, string flag) =>
        Assert.That(BuildFlags.AddedBy([Diff(path, line)]), Does.StartWith($"{path}:8: '{flag}'"));

    [TestCase("meson.build", "i386_ss.add(when: 'CONFIG_VTD', if_true: files('vtd-more.c'))")]
    [TestCase("meson.build", "warn_flags += ['-Wimplicit-fallthrough=2']")]
    [TestCase("meson.build", "config_host_data.set('CONFIG_VTD_MORE', true)")]
    [TestCase("meson.build", "# well-defined, and re-Included")]
    [TestCase("docs/meson.rst", "Use -Dfoo=1.")]
    [TestCase("hw/i386/intel_iommu.c", "    left = n->end -Dfoo;")]
    public void Other_lines_are_no_flags(string path, string line) => Assert.That(BuildFlags.AddedBy([Diff(path, line)]), Is.Null);

    [Test]
    public void A_flag_that_moves_is_no_new_one() => Assert.That(
        BuildFlags.AddedBy([Diff("meson.build", "  '-DQEMU=1',", "'-DQEMU=1',")]), Is.Null);

    [Test]
    public void A_flag_that_is_taken_away_is_named() => Assert.That(
        BuildFlags.AddedBy([Diff("meson.build", "  '-Wall',", "  '-Wall', '-fwrapv',")]),
        Does.StartWith("meson.build:8: '-fwrapv', which the patch takes from the compiler"));

    private static FileDiff Diff(string path, string added, string? removed = null) => new(
        path,
        path,
        FileChange.Modified,
        IsBinary: false,
        [
            new Hunk(
                8,
                removed is null ? 0 : 1,
                8,
                1,
                null,
                [
                    .. removed is null
                        ? Array.Empty<HunkLine>()
                        : [new HunkLine(HunkLineKind.Removed, removed, 8, null, null, false)],
                    new HunkLine(HunkLineKind.Added, added, null, 8, null, false),
                ],
                null),
        ],
        null);
}

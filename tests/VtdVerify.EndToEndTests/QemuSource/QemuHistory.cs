using System.Diagnostics;
using System.Formats.Tar;
using NUnit.Framework;
using VtdVerify.Tests.Cli;

namespace VtdVerify.Tests.QemuSource;

/// <summary>QEMU's history, a git directory that VTDVERIFY_QEMU_HISTORY names; without one a test that asks ends.</summary>
internal static class QemuHistory
{
    private const string Variable = "VTDVERIFY_QEMU_HISTORY";

    // What the unmap is read from, wherever a release keeps it.
    private static readonly string[] Folders =
        ["VERSION", "hw/i386", "hw/core", "hw/vfio", "hw/virtio", "include", "system", "softmmu", "util"];

    /// <summary>What git writes.</summary>
    public static string Git(params string[] arguments)
    {
        var answer = Command.Run("git", [$"--git-dir={Folder()}", .. arguments]);
        Assert.That(answer?.ExitCode, Is.Zero, string.Join(' ', arguments));
        return answer!.Output;
    }

    /// <summary>Unpacks what is read of a commit into a folder.</summary>
    public static void Unpack(string commit, string folder)
    {
        var there = Git(["ls-tree", "--name-only", commit, "--", .. Folders]).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var start = new ProcessStartInfo("git", [$"--git-dir={Folder()}", "archive", commit, .. there]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        TarFile.ExtractToDirectory(process.StandardOutput.BaseStream, folder, overwriteFiles: false);
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero);
    }

    /// <summary>Runs the program on what is read of a commit.</summary>
    public static CliRun Check(string commit, params IReadOnlyList<string> arguments)
    {
        var folder = Directory.CreateTempSubdirectory("vtdverify-history-");
        try
        {
            Unpack(commit, folder.FullName);
            return CliRun.Of(["check", "--qemu", folder.FullName, .. arguments]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Folder()
    {
        var folder = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(folder))
        {
            Prerequisite.QemuHistory.Missing($"{Variable} names no git directory with QEMU's history");
        }

        return folder!;
    }
}

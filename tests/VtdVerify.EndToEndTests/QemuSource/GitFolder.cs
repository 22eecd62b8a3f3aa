using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace VtdVerify.Tests.QemuSource;

/// <summary>A folder of its own in which git makes and applies diffs, with nobody's settings; gone after the test.</summary>
internal sealed class GitFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("vtdverify-git-");

    public GitFolder()
    {
        if (Run(["--version"]) is null)
        {
            folder.Delete(recursive: true);
            Prerequisite.Git.Missing("git is not here, and what it makes of a patch is what these tests compare with");
        }
    }

    public string this[string path] => Path.Combine([folder.FullName, .. path.Split('/')]);

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[path])!);
        File.WriteAllBytes(this[path], Encoding.UTF8.GetBytes(text));
    }

    /// <summary>The diff of two folders within this one, with names as if both were the root of a tree.</summary>
    public string Diff(string old, string @new, params string[] options)
    {
        var diff = Run(["diff", "--no-index", "--no-prefix", .. options, old, @new])!.Value.Output;
        return diff.Replace($"rename from {old}/", "rename from ", StringComparison.Ordinal)
            .Replace($"rename to {@new}/", "rename to ", StringComparison.Ordinal)
            .Replace($" {old}/", " a/", StringComparison.Ordinal).Replace($" {@new}/", " b/", StringComparison.Ordinal);
    }

    /// <summary>Whether <c>git apply</c> takes a diff in a folder within this one, which it then has changed.</summary>
    public bool Apply(string root, string diff, params string[] options)
    {
        Write("the.patch", diff);
        return Run(["apply", "--whitespace=nowarn", .. options, this["the.patch"]], this[root])!.Value.ExitCode == 0;
    }

    public void Dispose() => folder.Delete(recursive: true);

    private (int ExitCode, string Output)? Run(string[] arguments, string? root = null)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            WorkingDirectory = root ?? folder.FullName,
        };
        start.Environment["GIT_CONFIG_GLOBAL"] = start.Environment["GIT_CONFIG_SYSTEM"] = "/dev/null";
        start.Environment["GIT_CEILING_DIRECTORIES"] = Path.GetTempPath();
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            _ = error.Result;
            return (process.ExitCode, output);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}

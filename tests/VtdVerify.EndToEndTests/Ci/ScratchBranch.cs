using System.Diagnostics;
using NUnit.Framework;
using VtdVerify.QemuSource.Files;
using VtdVerify.QemuSource.Placing;
using VtdVerify.Tests.QemuSource;

namespace VtdVerify.Tests.Ci;

/// <summary>
/// A git repository that holds the small tree and a branch with patches of it, and bash to run a job's commands there. The program is
/// on the PATH.
/// </summary>
internal sealed class ScratchBranch : IDisposable
{
    private readonly MiniTree tree = new();
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("vtdverify-home-");

    /// <summary>The repository with its first commit; ends the test where bash, git or the solver is missing.</summary>
    public ScratchBranch()
    {
        Prerequisite.NeedsSolver();
        foreach (var program in (string[])["bash", "git"])
        {
            if (Command.Run(program, "--version") is null)
            {
                Assert.Ignore($"{program} is not here");
            }
        }

        var wrapper = Path.Combine(home.FullName, "vtdverify");
        File.WriteAllText(wrapper, $"#!/bin/sh\nexec dotnet '{Path.Combine(AppContext.BaseDirectory, "vtdverify.dll")}' \"$@\"\n");
        Run($"chmod +x '{wrapper}'; git init -q; git add -A; git commit -qm 'The small tree'");
        Base = Run("git rev-parse HEAD").Output.Trim();
    }

    /// <summary>The commit that the branch begins at.</summary>
    public string Base { get; }

    public string this[string path] => tree[path];

    public void Dispose()
    {
        tree.Dispose();
        home.Delete(recursive: true);
    }

    /// <summary>Adds two commits: a function for dirty tracking, and the guard that calls it.</summary>
    public ScratchBranch CommitTracking() => Commit(tree.Open(), Diffs.TrackedFunction, Diffs.TrackedGuard);

    /// <summary>Adds a commit that changes no code of the unmap.</summary>
    public ScratchBranch CommitElsewhere()
    {
        tree.Replace(MiniTree.Unmap, "/* Nothing to see here. */\n", "/* Nothing to see. */\n");
        Run("git commit -qam 'Say less'");
        return this;
    }

    /// <summary>Puts the patched file in place without a commit.</summary>
    public ScratchBranch StageTracking()
    {
        Write(Patched(Patched(tree.Open(), Diffs.TrackedFunction), Diffs.TrackedGuard));
        Run("git add -A");
        return this;
    }

    /// <summary>Runs a script as a pipeline does: it ends at the first command that fails.</summary>
    public ScratchRun Run(string script, IReadOnlyDictionary<string, string>? variables = null)
    {
        var start = new ProcessStartInfo("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script])
        {
            WorkingDirectory = tree.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in variables ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        start.Environment["PATH"] = $"{home.FullName}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["GIT_CONFIG_GLOBAL"] = Path.Combine(home.FullName, "gitconfig");
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        foreach (var who in (string[])["AUTHOR", "COMMITTER"])
        {
            start.Environment[$"GIT_{who}_NAME"] = "Scratch";
            start.Environment[$"GIT_{who}_EMAIL"] = "scratch@vtdverify.invalid";
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new ScratchRun(process.ExitCode, output, error.Result);
    }

    private ScratchBranch Commit(QemuTree code, params string[] diffs)
    {
        foreach (var diff in diffs)
        {
            code = Patched(code, diff);
            Write(code);
            Run("git commit -qam 'A step'");
        }

        return this;
    }

    private static QemuTree Patched(QemuTree code, string diff) =>
        PlacedPatch.In(code, MiniTree.Patch(diff)).After;

    private void Write(QemuTree code) =>
        tree.Write(MiniTree.Unmap, MiniTree.TextOf(code, MiniTree.Unmap));
}

/// <summary>What a script wrote and how it ended.</summary>
internal sealed record ScratchRun(int ExitCode, string Output, string Error);

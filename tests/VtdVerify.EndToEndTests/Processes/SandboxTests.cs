using NUnit.Framework;
using VtdVerify.Processes;

namespace VtdVerify.Tests.Processes;

/// <summary>What a program in a sandbox can see, reach and leave behind, with each sandbox that this computer can make.</summary>
[Category("EndToEnd")]
[Category("Native")]
[Platform("Linux")]
internal sealed class SandboxTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly ChildLimits Limits = new(1L << 30, 20, 1 << 20, 64, 4096);

    private static IEnumerable<Sandbox> Confining => ((Sandbox?[])[Bubblewrap.Find(), Namespaces.Find()]).OfType<Sandbox>().Where(Works);

    private static IEnumerable<Sandbox> All => Confining.Append(new Unconfined());

    [Test]
    public void Without_a_sandbox_nothing_is_run_unless_it_is_asked_for()
    {
        Assert.That(Sandbox.Find(unconfined: true, out _), Is.Not.Null);
        Assert.That(Sandbox.Find(unconfined: false, out var problem) is null, Is.EqualTo(problem.Length > 0));
    }

    [TestCaseSource(nameof(All))]
    public void No_variable_of_this_process_is_seen(Sandbox sandbox)
    {
        Environment.SetEnvironmentVariable("VTDVERIFY_SECRET", "hidden");
        Assert.That(Run(sandbox, "env").Output, Does.Contain("PWD=").And.Not.Contain("hidden").And.Not.Contain("HOME="));
    }

    [TestCaseSource(nameof(Confining))]
    public void No_file_of_the_users_is_seen(Sandbox sandbox)
    {
        using var secret = new Cli.TemporaryFolder();
        var file = secret.File("secret", "hidden");
        Assert.That(Run(sandbox, $"cat {file} {Repository.PathOf("README.md")}; ls -d /root /home /sys /proc/1").Output, Is.Empty);
    }

    [TestCaseSource(nameof(Confining))]
    public void Nothing_can_be_written_but_in_its_folder_and_there_only_where_it_may(Sandbox sandbox)
    {
        Assert.That(Run(sandbox, "echo x > /usr/vtdverify-probe || echo no").Output, Does.Contain("no"));
        Assert.That(Run(sandbox, "echo x > here || echo no").Output, Does.Contain("no"));
        Assert.That(Run(sandbox, "echo x > here && cat here", writable: true).Output, Is.EqualTo("x\n"));
    }

    [TestCaseSource(nameof(Confining))]
    public void No_network_is_there(Sandbox sandbox)
    {
        if (Programs.Find("bash") is null)
        {
            Assert.Ignore("bash opens the connection");
        }

        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
        Assert.That(Run(sandbox, $"bash -c 'exec 3<>/dev/tcp/127.0.0.1/{port}' && echo connected").Output, Is.Empty);
        Assert.That(
            Run(new Unconfined(), $"bash -c 'exec 3<>/dev/tcp/127.0.0.1/{port}' && echo connected").Output, Is.EqualTo("connected\n"));
    }

    [TestCaseSource(nameof(All))]
    public void The_limits_hold(Sandbox sandbox)
    {
        var run = Run(sandbox, "ulimit -v; ulimit -t; ulimit -f; ulimit -n; ulimit -c");
        Assert.That(run.Output.Split('\n'), Is.EqualTo((string[])["1048576", "20", "2048", "64", "0", string.Empty]));
        Assert.That(Run(sandbox, "yes | head -c 3000000 > big; wc -c < big", writable: true).Output.Trim(), Is.EqualTo("1048576"));
    }

    private static int marks;

    [TestCaseSource(nameof(All))]
    public void Time_is_limited_and_nothing_goes_on_after_the_end(Sandbox sandbox)
    {
        var mark = FormattableString.Invariant($"86400.{Environment.ProcessId}{++marks}");
        var run = Run(sandbox, $"sleep {mark} & sleep {mark}", patience: TimeSpan.FromSeconds(2));
        Assert.That(run.ExitCode, Is.Null);
        Assert.That(() => IsRunning(mark), Is.False.After(20_000, 50));

        Run(sandbox, $"sleep {mark} > /dev/null 2>&1 & echo done");
        Assert.That(() => IsRunning(mark), Is.False.After(20_000, 50));
    }

    [Test]
    public void A_program_that_says_without_end_is_read_up_to_a_bound()
    {
        var run = new VtdVerify.Processes.Command("/bin/sh", ["-c", "head -c 3000000 /dev/zero"]).Run(Patience);
        Assert.That(run!.Output, Has.Length.EqualTo(1024 * 1024));
        Assert.That(run.Succeeded, Is.True);
    }

    [Test]
    public void A_folder_of_a_run_that_is_gone_goes_and_one_in_use_stays()
    {
        using var used = ScratchFolder.Create();
        var left = Directory.CreateTempSubdirectory("vtdverify-scratch-").FullName;
        File.WriteAllText(Path.Combine(left, "in-use"), string.Empty);
        var stranger = Directory.CreateTempSubdirectory("vtdverify-scratch-").FullName;
        File.WriteAllText(Path.Combine(stranger, "notes"), string.Empty);

        ScratchFolder.RemoveLeftovers();

        Assert.That((Directory.Exists(used.Path), Directory.Exists(left), Directory.Exists(stranger)), Is.EqualTo((true, false, true)));
        Directory.Delete(stranger, recursive: true);
    }

    private static bool Works(Sandbox sandbox) => Run(sandbox, "exit 42").ExitCode == 42;

    private static CommandResult Run(Sandbox sandbox, string script, bool writable = false, TimeSpan? patience = null)
    {
        using var folder = ScratchFolder.Create();
        return sandbox.Around(["/bin/sh", "-c", script], folder, Limits, writable).Run(patience ?? Patience)!;
    }

    private static bool IsRunning(string mark) => Directory.EnumerateDirectories("/proc")
        .Where(folder => int.TryParse(Path.GetFileName(folder), out _))
        .Any(folder => Arguments(folder).Contains($"sleep\0{mark}", StringComparison.Ordinal));

    private static string Arguments(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }
}

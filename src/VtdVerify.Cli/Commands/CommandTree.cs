using System.CommandLine;
using System.CommandLine.Help;

namespace VtdVerify.Cli.Commands;

/// <summary>All commands with their help.</summary>
internal sealed class CommandTree
{
    public CommandTree(CliEnvironment environment)
    {
        Root = new RootCommand("Verifies QEMU's VT-d unmap path while guest memory is tracked for dirty pages: by examples and by proof.")
        {
            CheckCommand.Create(environment),
            BatchCommand.Create(environment),
            DiffCommand.Create(environment),
            MutateCommand.Create(environment),
            MergeCommand.Create(environment),
            RepairCommand.Create(environment),
            ConformCommand.Create(environment),
            SelfTestCommand.Create(environment),
            ListCommand.Create(environment),
            ExplainCommand.Create(environment),
            CacheCommand.Create(environment),
        };
        Root.Add(ManCommand.Create(environment, Root));
        Root.HelpName = "vtdverify";
        foreach (var option in Root.Options)
        {
            switch (option)
            {
                case HelpOption help:
                    help.Action = new TeachingHelp();
                    break;
                case VersionOption version:
                    version.Action = new ShowVersion(environment);
                    break;
            }
        }
    }

    public RootCommand Root { get; }
}

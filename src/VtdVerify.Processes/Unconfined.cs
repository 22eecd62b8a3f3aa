namespace VtdVerify.Processes;

/// <summary>No sandbox: only the limits hold, the folder and the empty environment.</summary>
internal sealed class Unconfined : Sandbox
{
    public override string Description => "no sandbox";

    private protected override Command Enclosed(
        IReadOnlyList<string> command, ScratchFolder folder, bool writable, IReadOnlyList<string> readable) =>
        new(command[0], [.. command.Skip(1)]) { Folder = folder.Path };
}

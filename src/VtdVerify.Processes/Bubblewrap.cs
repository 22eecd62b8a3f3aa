namespace VtdVerify.Processes;

/// <summary>The sandbox that bubblewrap makes.</summary>
internal sealed class Bubblewrap : Sandbox
{
    private readonly string program;

    private Bubblewrap(string program) => this.program = program;

    public override string Description => "bubblewrap";

    public static Bubblewrap? Find() => Programs.Find("bwrap") is { } program ? new Bubblewrap(program) : null;

    private protected override Command Enclosed(
        IReadOnlyList<string> command, ScratchFolder folder, bool writable, IReadOnlyList<string> readable) => new(
        program,
        [
            "--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL",
            .. readable.SelectMany(path => (string[])["--ro-bind", path, path]),
            "--dev", "/dev",
            writable ? "--bind" : "--ro-bind", folder.Path, Inside,
            "--chdir", Inside, "--", .. command,
        ]);
}

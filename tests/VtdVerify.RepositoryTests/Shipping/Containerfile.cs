namespace VtdVerify.Tests.Shipping;

/// <summary>A stage of a Containerfile: what it begins from, and its instructions in their order, each on one line.</summary>
internal sealed record Stage(string Image, IReadOnlyList<(string Name, string Arguments)> Instructions)
{
    private static readonly string[] Known = ["FROM", "WORKDIR", "COPY", "RUN", "USER", "CMD", "ENV", "ARG", "LABEL", "ENTRYPOINT"];

    public IEnumerable<string> Of(string instruction) => Instructions.Where(one => one.Name == instruction).Select(one => one.Arguments);

    /// <summary>The Debian packages that it installs.</summary>
    public IReadOnlyList<string> Packages =>
    [
        .. Of("RUN").SelectMany(run => run.Split("&&"))
            .Select(command => command.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words is ["apt-get", "install", ..])
            .SelectMany(words => words[2..].Where(word => word[0] != '-')),
    ];

    /// <summary>Reads a Containerfile.</summary>
    /// <exception cref="FormatException">A line is no instruction, or stands before the first FROM.</exception>
    public static IReadOnlyList<Stage> Read(string text)
    {
        var stages = new List<Stage>();
        var lines = text.Split('\n').Where(line => line.Trim() is { Length: > 0 } trimmed && trimmed[0] != '#');
        foreach (var line in string.Join('\n', lines).Replace("\\\n", " ", StringComparison.Ordinal).Split('\n'))
        {
            var (name, arguments) = (line.Split(' ')[0], string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1)));
            if (!Known.Contains(name) || (name != "FROM" && stages.Count == 0))
            {
                throw new FormatException($"no instruction: {line}");
            }

            if (name == "FROM")
            {
                stages.Add(new Stage(arguments.Split(' ')[0], []));
            }
            else
            {
                stages[^1] = stages[^1] with { Instructions = [.. stages[^1].Instructions, (name, arguments)] };
            }
        }

        return stages;
    }
}

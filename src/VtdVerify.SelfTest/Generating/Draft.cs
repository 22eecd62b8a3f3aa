namespace VtdVerify.SelfTest.Generating;

/// <summary>A program in the making: what stands in front of the tracked path, and names that are not taken yet.</summary>
internal sealed class Draft(Draw draw)
{
    private readonly List<string> before = [];
    private readonly HashSet<string> defined = new(StringComparer.Ordinal);
    private int names;

    public Draw Draw => draw;

    /// <summary>Declarations of the tracked path.</summary>
    public List<string> Locals { get; } = [];

    /// <summary>Words that the tracked path counts with, as an expression each.</summary>
    public List<string> Counters { get; } = [];

    public IReadOnlyList<string> Before => before;

    public bool Has(string name) => defined.Contains(name);

    public string Fresh(string stem) => $"{stem}{++names}";

    /// <summary>Adds lines at file scope, once for each name.</summary>
    public string Define(string name, params ReadOnlySpan<string> lines)
    {
        if (defined.Add(name))
        {
            before.AddRange(lines);
            if (lines is [.., "}"])
            {
                before.Add(string.Empty);
            }
        }

        return name;
    }

    public void Local(string line)
    {
        if (!Locals.Contains(line))
        {
            Locals.Add(line);
        }
    }
}

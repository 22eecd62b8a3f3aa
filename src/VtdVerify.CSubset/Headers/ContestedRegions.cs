using VtdVerify.CSubset.Syntax;

namespace VtdVerify.CSubset.Headers;

/// <summary>The parts of a file that stand under an <c>#if</c> with several branches: which of them a build takes is not known.</summary>
internal sealed class ContestedRegions
{
    private readonly List<(int Start, int End)> regions = [];

    private ContestedRegions()
    {
    }

    public static ContestedRegions Of(IEnumerable<Directive> directives)
    {
        var contested = new ContestedRegions();
        var open = new Stack<(int Start, bool HasOther)>();
        foreach (var directive in directives.Where(d => !d.Skipped || d.IsConditional))
        {
            switch (directive.Name)
            {
                case "if" or "ifdef" or "ifndef":
                    open.Push((directive.Span.Start, false));
                    break;
                case "elif" or "elifdef" or "elifndef" or "else" when open.Count > 0:
                    open.Push((open.Pop().Start, true));
                    break;
                case "endif" when open.Count > 0:
                    contested.Close(open.Pop(), directive.Span.Start);
                    break;
                default:
                    break;
            }
        }

        return contested;
    }

    public bool Has(int offset) => regions.Exists(region => region.Start <= offset && offset < region.End);

    private void Close((int Start, bool HasOther) condition, int end)
    {
        if (condition.HasOther)
        {
            regions.Add((condition.Start, end));
        }
    }
}

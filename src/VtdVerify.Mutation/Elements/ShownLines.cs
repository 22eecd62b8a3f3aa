using System.Globalization;
using VtdVerify.Mutation.Mutants;

namespace VtdVerify.Mutation.Elements;

/// <summary>
/// A report without the lines that its patch does not show, for views that number lines themselves: one line of comment stands for many
/// empty ones, and says which line of the file comes next.
/// </summary>
internal static class ShownLines
{
    // Fewer may be empty in the file, too, and are no burden.
    private const int Fewest = 10;

    public static MutationReport Only(MutationReport run)
    {
        var cuts = run.Sources.ToDictionary(file => file.Key, file => new Cut(file.Value.Split('\n')), StringComparer.Ordinal);
        return run with
        {
            Sources = cuts.ToDictionary(file => file.Key, file => file.Value.Text, StringComparer.Ordinal),
            Mutants =
            [
                .. run.Mutants.Select(mutant => mutant with
                {
                    Start = cuts[mutant.File].Place(mutant.Start), End = cuts[mutant.File].Place(mutant.End),
                }),
            ],
        };
    }

    private sealed class Cut
    {
        private readonly int[] places;

        public Cut(string[] lines)
        {
            places = new int[lines.Length];
            List<string> shown = [];
            for (var line = 0; line < lines.Length;)
            {
                var next = line;
                while (next < lines.Length && lines[next].Length == 0)
                {
                    next++;
                }

                if (next - line >= Fewest)
                {
                    shown.Add(string.Create(
                        CultureInfo.InvariantCulture, $"/* Line {next + 1} of the file comes next: the patch shows none before. */"));
                    Array.Fill(places, shown.Count, line, next - line);
                    line = next;
                    continue;
                }

                shown.Add(lines[line]);
                places[line++] = shown.Count;
            }

            Text = string.Join('\n', shown);
        }

        public string Text { get; }

        public SourcePosition Place(SourcePosition position) => position with { Line = places[position.Line - 1] };
    }
}

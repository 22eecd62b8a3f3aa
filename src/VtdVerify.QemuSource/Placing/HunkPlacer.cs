using VtdVerify.Patches;
using VtdVerify.QemuSource.Files;

namespace VtdVerify.QemuSource.Placing;

/// <summary>What became of a hunk.</summary>
internal enum HunkPlacement
{
    Applied,
    AlreadyThere,
    Refused,
}

/// <summary>
/// Places hunks that git refuses by their context inside the function that they name, wherever the file around has drifted to. Where not
/// all context is found, lines at its edges are left out, as patch(1) does; a function that a hunk adds needs no place, because C does not
/// mind its place. A hunk that names no function of the file fits where all of it stands, if that is at one place.
/// </summary>
internal static class HunkPlacer
{
    /// <summary>Lines of context that may be left out at either edge (patch's fuzz factor).</summary>
    private const int MostLeftOut = 2;

    /// <summary>Removed lines that tell their place by themselves, without context.</summary>
    private const int TellingAlone = 3;

    /// <summary>Puts the hunk into the lines, unless it is there.</summary>
    /// <exception cref="TreeException">The hunk has no place or two.</exception>
    public static HunkPlacement Place(FileLines lines, HunkText hunk)
    {
        if (AllFunctionsAreThere(lines, hunk))
        {
            return HunkPlacement.AlreadyThere;
        }

        if (Range(lines, hunk) is { } range && InRange(lines, hunk, range) is { } outcome)
        {
            return outcome;
        }

        if (lines.ExactPlacesOf(ExactHunk.Of(hunk.Hunk).Before) is [var only])
        {
            Apply(lines, hunk, default, only);
            return HunkPlacement.Applied;
        }

        if (!hunk.AddsOnly || hunk.NewFunctions.Count == 0)
        {
            throw Misfit(lines, hunk, Range(lines, hunk) is null
                ? $"changes {hunk.FunctionName}, which is not defined exactly once,"
                : "fits nowhere");
        }

        lines.Append(hunk.Hunk.Lines.Where(line => line.Kind == HunkLineKind.Added).Select(line => line.Text));
        return HunkPlacement.Applied;
    }

    private static HunkPlacement? InRange(FileLines lines, HunkText hunk, (int First, int End) range)
    {
        foreach (var cuts in Cuts(hunk))
        {
            if (cuts.Any(cut => TellsWhatIsThere(hunk, cut)
                && lines.PlacesOf(Texts(hunk.After, cut), range.First, range.End).Count > 0))
            {
                return HunkPlacement.AlreadyThere;
            }

            var places = cuts
                .SelectMany(cut => lines.PlacesOf(Texts(hunk.Before, cut), range.First, range.End).Select(at => (Cut: cut, At: at)))
                .ToList();
            if (places.Select(p => p.At - p.Cut.Leading).Distinct().Skip(1).Any())
            {
                throw Misfit(lines, hunk, $"fits in several places, at lines {Lines(places)}");
            }

            if (places is [var place, ..])
            {
                Apply(lines, hunk, place.Cut, place.At);
                return HunkPlacement.Applied;
            }
        }

        return null;
    }

    /// <summary>Without added lines, only the context on both sides of what was removed shows that it is gone.</summary>
    private static bool TellsWhatIsThere(HunkText hunk, Cut cut) =>
        hunk.Hunk.Lines.Any(l => l.Kind == HunkLineKind.Added && Fragments.IsTelling(l.Text))
        || (hunk.Hunk.Lines.Take(hunk.Leading).Skip(cut.Leading).Any(l => Fragments.IsTelling(l.Text))
            && hunk.Hunk.Lines.TakeLast(hunk.Trailing).SkipLast(cut.Trailing).Any(l => Fragments.IsTelling(l.Text)));

    private static string Lines(IEnumerable<(Cut Cut, int At)> places) =>
        string.Join(", ", places.Select(p => p.At + 1).Distinct().Order().Select(line => FormattableString.Invariant($"{line}")));

    private static bool AllFunctionsAreThere(FileLines lines, HunkText hunk)
    {
        var added = hunk.NewFunctions;
        var there = added.Select(f => (New: f, Old: lines.Current.Function(f.Name))).Where(f => f.Old is not null).ToList();
        var other = there.FirstOrDefault(f => f.Old!.Hash != new TreeFunction(lines.Current, f.New).Hash);
        return other.Old is null
            ? hunk.AddsOnly && added.Count > 0 && there.Count == added.Count
            : throw Misfit(lines, hunk, $"adds {other.New.Name}, which stands at {other.Old} already, with another text");
    }

    /// <summary>
    /// The lines, zero-based and the end exclusive, in which the hunk has to find its place; null where the file does not define the
    /// function that it names.
    /// </summary>
    private static (int First, int End)? Range(FileLines lines, HunkText hunk)
    {
        if (hunk.FunctionName is not { } name || hunk.AddsOnly)
        {
            return (0, lines.Count);
        }

        return lines.Current.Function(name) is { } function
            ? (Math.Max(0, function.FirstLine - 1 - hunk.Leading), Math.Min(lines.Count, function.LastLine + hunk.Trailing))
            : null;
    }

    /// <summary>What may be left out, the least first; what is left out of as many lines is tried together.</summary>
    private static IEnumerable<IReadOnlyList<Cut>> Cuts(HunkText hunk)
    {
        var removed = hunk.Hunk.Lines.Count(l => l.Kind == HunkLineKind.Removed && Fragments.IsTelling(l.Text));
        var most = hunk.AddsOnly || removed >= TellingAlone ? int.MaxValue : MostLeftOut;
        return from leading in Enumerable.Range(0, Math.Min(hunk.Leading, most) + 1)
               from trailing in Enumerable.Range(0, Math.Min(hunk.Trailing, most) + 1)
               let cut = new Cut(leading, trailing)
               where Texts(hunk.Before, cut).Any(Fragments.IsTelling)
               group cut by leading + trailing into same
               orderby same.Key
               select (IReadOnlyList<Cut>)[.. same];
    }

    private static List<string> Texts(IReadOnlyList<HunkLine> all, Cut cut) =>
        [.. all.Skip(cut.Leading).Take(all.Count - cut.Leading - cut.Trailing).Select(line => line.Text)];

    private static void Apply(FileLines lines, HunkText hunk, Cut cut, int at)
    {
        var (next, result) = (at, new List<FileLine>());
        foreach (var line in hunk.Hunk.Lines.Skip(cut.Leading).Take(hunk.Hunk.Lines.Count - cut.Leading - cut.Trailing))
        {
            if (line.Kind == HunkLineKind.Added)
            {
                result.Add(new FileLine(line.Text + "\n", Changed: true));
                continue;
            }

            if (line.Kind == HunkLineKind.Context)
            {
                result.Add(lines[next]);
            }

            next++;
        }

        lines.Replace(at, next - at, result);
    }

    private static TreeException Misfit(FileLines lines, HunkText hunk, string problem) =>
        new($"a hunk of the patch {problem} in {lines.Current.Path}", PlacedPatch.Remedy) { Quote = hunk.Quoted() };

    /// <summary>Lines of context left out at either edge.</summary>
    private readonly record struct Cut(int Leading, int Trailing);
}

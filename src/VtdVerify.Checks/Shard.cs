using System.Globalization;

namespace VtdVerify.Checks;

/// <summary>One part of work that several processes share.</summary>
/// <param name="Part">From 1 to <paramref name="Parts"/>.</param>
/// <param name="Parts">1 or more; 1 is all of the work.</param>
public readonly record struct Shard(int Part, int Parts)
{
    public static Shard All { get; } = new(1, 1);

    /// <summary>"I/N" as the command line has it; null where the text is no such pair.</summary>
    public static Shard? Parse(string text) =>
        text.Split('/') is [var part, var parts]
        && int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && int.TryParse(parts, NumberStyles.None, CultureInfo.InvariantCulture, out var of)
        && number >= 1 && number <= of
            ? new Shard(number, of)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Part}/{Parts}");
}

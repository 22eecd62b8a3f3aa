using System.Globalization;

namespace VtdVerify.Reporting.Html;

/// <summary>
/// Addresses along a line. Between two addresses that matter the width grows with the logarithm of the distance, so that a page beside a
/// space of 2^64 bytes is still seen.
/// </summary>
internal sealed class AddressScale
{
    private const double Least = 26;
    private readonly List<UInt128> bounds;
    private readonly List<double> places;

    /// <summary>A scale on which each of the bounds has a place of its own.</summary>
    /// <param name="bounds">Each the first address of something, or one behind a last one; 0 and 2^64 are always there.</param>
    public AddressScale(IEnumerable<UInt128> bounds, double left, double width)
    {
        this.bounds = [.. bounds.Append(UInt128.Zero).Append(UInt128.One << 64).Distinct().Order()];
        var weights = this.bounds.Zip(this.bounds.Skip(1), (low, high) => Least + Math.Log2((double)(high - low))).ToList();
        var unit = width / weights.Sum();
        places = [left];
        foreach (var weight in weights)
        {
            places.Add(places[^1] + (weight * unit));
        }
    }

    /// <summary>Every bound with its place.</summary>
    public IEnumerable<(UInt128 Address, double Place)> Ticks => bounds.Zip(places);

    /// <summary>Where a bound lies.</summary>
    public double this[UInt128 bound] => places[bounds.IndexOf(bound)];

    public static string Label(UInt128 address) =>
        address == UInt128.One << 64 ? "2^64" : string.Create(CultureInfo.InvariantCulture, $"0x{(ulong)address:x}");
}

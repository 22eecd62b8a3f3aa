using System.Globalization;

namespace VtdVerify.Smt.Keeping;

/// <summary>Which file the code at an address was loaded from, as Linux lists it.</summary>
internal static class LoadedCode
{
    private const string Listing = "/proc/self/maps";

    // Start and end, permissions, offset, device, inode, and then the path, which may hold blanks.
    private const int FieldsBeforePath = 5;

    public static FileInfo? FileAt(nint address)
    {
        if (!File.Exists(Listing))
        {
            return null;
        }

        var line = File.ReadLines(Listing).FirstOrDefault(l => Holds(l, address));
        var fields = line?.Split(' ', FieldsBeforePath + 1, StringSplitOptions.RemoveEmptyEntries);
        return fields is { Length: > FieldsBeforePath } && new FileInfo(fields[FieldsBeforePath]) is { Exists: true } file ? file : null;
    }

    private static bool Holds(string line, nint address)
    {
        var range = line.Split(' ', 2)[0].Split('-');
        return range.Length == 2
            && nint.TryParse(range[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var start)
            && nint.TryParse(range[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var end)
            && address >= start && address < end;
    }
}

using System.Globalization;

namespace VtdVerify.Terms;

/// <summary>How much one run or exploration may take. All of it is counted, so that the same input always ends the same way.</summary>
public static class Budget
{
    /// <summary>Statements of interpreted code in one concrete run: loops that QEMU would end in a moment, and no more.</summary>
    public const long StatementsOfRun = 1 << 16;

    /// <summary>Statements on one symbolic path.</summary>
    public const long StatementsOfPath = 1 << 16;

    /// <summary>Statements in all paths of one exploration together.</summary>
    public const long StatementsOfExploration = 1 << 20;

    /// <summary>Words and pointers of an object that is set or copied as a whole.</summary>
    public const long CellsOfObject = 1 << 16;

    /// <summary>So many cells that are set or copied at once count as a statement.</summary>
    public const long CellsOfStatement = 16;

    /// <summary>What is said of a budget that is used up.</summary>
    public static string Exhausted(long most, string what) => string.Create(CultureInfo.InvariantCulture, $"more than {most} {what}");
}

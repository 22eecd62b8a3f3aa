using System.Text;

namespace VtdVerify.Gherkin;

/// <summary>A step's table: the first line names the columns, the others are rows of as many cells.</summary>
public class DataTable
{
    private readonly string[] header;

    /// <summary>A table without rows.</summary>
    /// <exception cref="ArgumentException">There is no column.</exception>
    public DataTable(params string[] header)
    {
        this.header = header.Length > 0 ? header : throw new ArgumentException("A table needs at least one column.", nameof(header));
    }

    public ICollection<string> Header => header;

    public DataTableRows Rows { get; } = new();

    public int RowCount => Rows.Count;

    public bool ContainsColumn(string column) => header.Contains(column);

    /// <summary>Adds a row below the others.</summary>
    /// <exception cref="ArgumentException">There are more or fewer cells than columns.</exception>
    public void AddRow(params string[] cells)
    {
        if (cells.Length != header.Length)
        {
            throw new ArgumentException($"The row has {cells.Length} cells; the table has {header.Length} columns:\n{this}", nameof(cells));
        }

        Rows.Add(new DataTableRow(this, cells));
    }

    /// <summary>The table as a feature file writes it, columns aligned.</summary>
    public override string ToString()
    {
        var lines = Rows.Select(row => row.Values).Prepend(Header).ToList();
        var widths = Enumerable.Range(0, header.Length).Select(column => lines.Max(line => line.ElementAt(column).Length)).ToList();
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            text.Append('|').AppendJoin('|', line.Select((cell, column) => $" {cell.PadRight(widths[column])} ")).AppendLine("|");
        }

        return text.ToString();
    }

    /// <summary>The zero-based position of the column; -1 where there is none of that name.</summary>
    internal int IndexOf(string column) => Array.IndexOf(header, column);
}

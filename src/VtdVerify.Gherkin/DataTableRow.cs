using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace VtdVerify.Gherkin;

/// <summary>One row of a table: its cells by column name or by zero-based position. Cells may change, columns may not.</summary>
public class DataTableRow : IDictionary<string, string>
{
    private readonly DataTable table;
    private readonly string[] cells;

    internal DataTableRow(DataTable table, string[] cells)
    {
        this.table = table;
        this.cells = cells;
    }

    public ICollection<string> Keys => table.Header;

    public ICollection<string> Values => cells;

    public int Count => cells.Length;

    bool ICollection<KeyValuePair<string, string>>.IsReadOnly => false;

    public string this[int index] => cells[index];

    /// <summary>The cell in the column of that name.</summary>
    /// <exception cref="IndexOutOfRangeException">The table has no such column.</exception>
    public string this[string header]
    {
        get => cells[Position(header)];
        set => cells[Position(header)] = value;
    }

    public bool ContainsKey(string key) => table.ContainsColumn(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value)
    {
        var position = table.IndexOf(key);
        value = position < 0 ? null : cells[position];
        return position >= 0;
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() =>
        table.Header.Zip(cells, KeyValuePair.Create).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    void IDictionary<string, string>.Add(string key, string value) => throw ColumnsAreFixed();

    bool IDictionary<string, string>.Remove(string key) => throw ColumnsAreFixed();

    void ICollection<KeyValuePair<string, string>>.Add(KeyValuePair<string, string> item) => throw ColumnsAreFixed();

    void ICollection<KeyValuePair<string, string>>.Clear() => throw ColumnsAreFixed();

    bool ICollection<KeyValuePair<string, string>>.Contains(KeyValuePair<string, string> item) =>
        TryGetValue(item.Key, out var value) && value == item.Value;

    void ICollection<KeyValuePair<string, string>>.CopyTo(KeyValuePair<string, string>[] array, int arrayIndex) =>
        throw ColumnsAreFixed();

    bool ICollection<KeyValuePair<string, string>>.Remove(KeyValuePair<string, string> item) => throw ColumnsAreFixed();

    private static ReqnrollException ColumnsAreFixed() =>
        new("A row has exactly the columns of its table; set a cell by its column's name instead.");

    private int Position(string column)
    {
        var position = table.IndexOf(column);
        return position >= 0 ? position : throw new IndexOutOfRangeException($"The table has no column '{column}':\n{table}");
    }
}

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace VtdVerify.Reporting.Rendering;

/// <summary>Lists as one JSON object: a property for each list, in it an object for each row, named by the columns.</summary>
public static class ListingJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        NewLine = "\n",
    };

    public static string Write(IReadOnlyDictionary<string, Listing> listings)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            foreach (var (name, listing) in listings)
            {
                json.WriteStartArray(name);
                foreach (var row in listing.Rows)
                {
                    WriteRow(json, listing.Columns, row);
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    private static void WriteRow(Utf8JsonWriter json, IReadOnlyList<string> columns, IReadOnlyList<string> row)
    {
        json.WriteStartObject();
        foreach (var (column, cell) in columns.Zip(row))
        {
            json.WriteString(column, cell);
        }

        json.WriteEndObject();
    }
}

using Reqnroll.Bindings;

namespace VtdVerify.Gherkin.Documents;

/// <summary>One step of a pickle, the placeholders of an outline replaced.</summary>
/// <param name="Id">Unique among all files that are parsed under different names.</param>
/// <param name="Kind">What And and But stand for is already resolved.</param>
/// <param name="Keyword">As written, without the blank after it.</param>
/// <param name="Location">Of the step's line in its Background or Scenario.</param>
/// <param name="DocString">Null where there is none.</param>
/// <param name="Table">Lines of cells, the first names the columns; null where there is no table.</param>
public sealed record PickleStep(
    string Id,
    StepDefinitionType Kind,
    string Keyword,
    string Text,
    SourceLocation Location,
    string? DocString,
    IReadOnlyList<IReadOnlyList<string>>? Table)
{
    /// <summary>With what its keyword stands for: "Given a migration is running".</summary>
    public string Sentence => $"{Kind} {Text}";
}

using Gherkin.CucumberMessages;

namespace VtdVerify.Gherkin.Documents;

/// <summary>The ids of one document's nodes: the same in every run, and different from those of every other document.</summary>
internal sealed class DocumentIds(string uri) : IIdGenerator
{
    private int next;

    public string GetNewId() => $"{uri}#{next++}";
}

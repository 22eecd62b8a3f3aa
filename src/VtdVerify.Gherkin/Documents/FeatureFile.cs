using Gherkin;
using Gherkin.CucumberMessages;
using Gherkin.CucumberMessages.Pickles;
using Types = Io.Cucumber.Messages.Types;

namespace VtdVerify.Gherkin.Documents;

/// <summary>A parsed feature file. Immutable; any number of threads may run its pickles.</summary>
public sealed class FeatureFile
{
    private FeatureFile(string path, string text, Types.GherkinDocument document, IReadOnlyList<Types.Pickle> compiled)
    {
        Path = path;
        Text = text;
        Document = document;
        Compiled = compiled;
        var index = new DocumentIndex(path, document);
        Pickles = [.. compiled.Select((pickle, place) => PickleReader.Read(this, index, pickle, place))];
    }

    /// <summary>The name under which errors and reports show the file.</summary>
    public string Path { get; }

    public string Text { get; }

    public string Name => Document.Feature.Name;

    /// <summary>Empty where there is none.</summary>
    public string Description => Document.Feature.Description.Trim();

    /// <summary>The code of the file's language, "en" where it names none.</summary>
    public string Language => Document.Feature.Language;

    /// <summary>The feature's own tags, without @.</summary>
    public IReadOnlyList<string> Tags => PickleReader.Names(Document.Feature.Tags);

    /// <summary>In the order of the file; never empty.</summary>
    public IReadOnlyList<Pickle> Pickles { get; }

    internal Types.GherkinDocument Document { get; }

    internal IReadOnlyList<Types.Pickle> Compiled { get; }

    /// <summary>Reads a feature file.</summary>
    /// <param name="path">The file's name in errors and reports; unique among the files of one run.</param>
    /// <exception cref="FeatureSyntaxException">
    /// The text is no feature, or a part of it would run nothing: no scenario, a scenario without steps, Examples without rows.
    /// </exception>
    public static FeatureFile Parse(string path, string text)
    {
        var ids = new DocumentIds(path);
        var document = new AstMessagesConverter(ids).ConvertGherkinDocumentToEventArgs(ParseText(path, text), path);
        var errors = DocumentChecks.Errors(path, document).ToList();
        if (errors.Count > 0)
        {
            throw new FeatureSyntaxException(errors);
        }

        return new FeatureFile(path, text, document, new PickleCompiler(ids).Compile(document));
    }

    private static global::Gherkin.Ast.GherkinDocument ParseText(string uri, string text)
    {
        try
        {
            using var reader = new StringReader(text);
            return new Parser().Parse(reader);
        }
        catch (ParserException exception)
        {
            var all = exception is CompositeParserException composite ? composite.Errors : [exception];
            throw new FeatureSyntaxException([.. all.Select(error => Describe(uri, error))], exception);
        }
    }

    private static FeatureSyntaxError Describe(string uri, ParserException error)
    {
        var line = error.Location?.Line ?? 1;
        var column = Math.Max(error.Location?.Column ?? 1, 1);
        var start = error.Message.IndexOf("): ", StringComparison.Ordinal);
        var message = start < 0 ? error.Message : error.Message[(start + 3)..];
        return new FeatureSyntaxError(new SourceLocation(uri, line, column), message);
    }
}

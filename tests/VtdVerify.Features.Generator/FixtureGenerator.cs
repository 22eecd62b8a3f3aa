using System.Text;
using Gherkin;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace VtdVerify.Features.Generator;

/// <summary>Makes an NUnit fixture of each feature file, and a test of each of its scenarios and rows.</summary>
[Generator]
public sealed class FixtureGenerator : IIncrementalGenerator
{
    private const string NameOfFile = "build_metadata.AdditionalFiles.FeatureName";

    private static readonly DiagnosticDescriptor CannotBeRead = new(
        "FEATURE001", "A feature file cannot be read", "{0}", "Gherkin", DiagnosticSeverity.Error, isEnabledByDefault: true);

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var files = context.AdditionalTextsProvider
            .Where(file => file.Path.EndsWith(".feature", StringComparison.Ordinal))
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select((pair, _) => (File: pair.Left, Name: NameOf(pair.Left, pair.Right)));
        context.RegisterSourceOutput(files, (output, file) => Generate(output, file.File, file.Name));
    }

    private static string NameOf(AdditionalText file, AnalyzerConfigOptionsProvider options) =>
        options.GetOptions(file).TryGetValue(NameOfFile, out var name) ? name : Path.GetFileName(file.Path);

    private static void Generate(SourceProductionContext output, AdditionalText file, string name)
    {
        try
        {
            var feature = new FeatureText(file.Path, name, file.GetText(output.CancellationToken)!.ToString());
            output.AddSource($"{feature.ClassName}.g.cs", SourceText.From(new FixtureWriter(feature).Write(), Encoding.UTF8));
        }
        catch (ParserException exception)
        {
            var errors = exception is CompositeParserException several ? several.Errors : [exception];
            foreach (var error in errors)
            {
                output.ReportDiagnostic(Diagnostic.Create(CannotBeRead, PlaceOf(file.Path, error), error.Message));
            }
        }
    }

    private static Location PlaceOf(string path, ParserException error)
    {
        var place = new LinePosition((error.Location?.Line ?? 1) - 1, Math.Max((error.Location?.Column ?? 1) - 1, 0));
        return Location.Create(path, default, new LinePositionSpan(place, place));
    }
}

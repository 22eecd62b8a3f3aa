using VtdVerify.Features.Running;
using VtdVerify.Gherkin.Documents;
using VtdVerify.Reporting;

namespace VtdVerify.Checks.Inputs;

/// <summary>Feature files that the command line names, to run beside those that are built in.</summary>
internal static class NamedFeatures
{
    private const string Pattern = "*.feature";

    /// <summary>Reads a file, or every feature file below a folder, and holds its steps against those that there are.</summary>
    /// <exception cref="UserErrorException">There is none, one cannot be read, or one has a step that cannot be run.</exception>
    public static IReadOnlyList<FeatureFile> Read(string path)
    {
        try
        {
            var files = Paths(path).Select(one => FeatureFile.Parse(NameOf(one), File.ReadAllText(one))).ToList();
            var errors = FeatureSuite.Default.StepErrors(files);
            return errors.Count == 0 ? files : throw new FeatureSyntaxException(errors);
        }
        catch (FeatureSyntaxException failure)
        {
            throw Describe(failure.Errors);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UserErrorException(
                $"{path} cannot be read: {failure.Message.TrimEnd('.')}",
                "Name a feature file, or a folder of them.",
                ExitCodes.InputError);
        }
    }

    private static IEnumerable<string> Paths(string path)
    {
        if (!Directory.Exists(path))
        {
            return [path];
        }

        var found = Directory.GetFiles(path, Pattern, SearchOption.AllDirectories);
        return found.Length > 0
            ? found.Order(StringComparer.Ordinal)
            : throw new UserErrorException(
                $"there is no {Pattern} file in this folder",
                "Name a feature file, or a folder of them; 'check PATCH --scenarios DIR' writes some.",
                ExitCodes.InputError)
            {
                Place = path,
            };
    }

    /// <summary>As the command line has it; a file of the built-in ones' names would be taken for one of them.</summary>
    private static string NameOf(string path) =>
        FeatureSuite.Default.Features.Any(feature => feature.Path == path) ? Path.Combine(".", path) : path;

    private static UserErrorException Describe(IReadOnlyList<FeatureSyntaxError> errors)
    {
        var more = errors.Count > 1 ? FormattableString.Invariant($" (and {errors.Count - 1} more)") : string.Empty;
        var lines = errors.SelectMany(error => error.ToString().Split('\n')).ToList();
        return new UserErrorException(
            $"{lines[0]}{more}",
            "Correct the feature file; 'vtdverify list steps' shows the known steps, each with an example.",
            ExitCodes.InputError)
        {
            Quote = lines.Count > 1 ? string.Join('\n', errors.Count > 1 ? lines : lines.Skip(1)) : null,
        };
    }
}

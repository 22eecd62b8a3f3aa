using VtdVerify.Checks.Inputs;
using VtdVerify.Reporting;
using VtdVerify.Reporting.Rendering;

namespace VtdVerify.Cli.Rendering;

/// <summary>What `conform` writes, and where.</summary>
/// <param name="json">A path, or "-", which takes the place of the report; null for no JSON.</param>
internal sealed class ConformReport(string? json, CliEnvironment environment)
{
    /// <summary>What is compared, before it is.</summary>
    public void Begin(ConformSides sides) => Show(ConformView.Lines(sides));

    /// <summary>What came of it.</summary>
    /// <returns>False where a file could not be written, which standard error then says.</returns>
    public bool End(ConformResult result)
    {
        Show(ConformView.Lines(result));
        if (json == StandardStream.Name)
        {
            environment.Output.Write(ResultJson.Write(result));
            environment.Output.Flush();
        }

        return new OutputFiles(environment).WriteNamed(json, () => ResultJson.Write(result));
    }

    private void Show(IEnumerable<string> lines)
    {
        foreach (var line in json == StandardStream.Name ? [] : lines)
        {
            environment.Output.WriteLine(Printable.Clean(line));
        }

        environment.Output.Flush();
    }
}

using VtdVerify.Checks.Inputs;
using VtdVerify.Reporting;
using VtdVerify.Reporting.Rendering;

namespace VtdVerify.Cli.Rendering;

/// <summary>Where a comparison goes.</summary>
/// <param name="Json">A path, or "-", which takes the place of the report; null for no JSON.</param>
internal sealed record DiffOutput(string? Json, bool NoColor)
{
    /// <summary>False where a file could not be written, which standard error then says.</summary>
    public bool Write(DiffResult result, CliEnvironment environment)
    {
        if (Json == StandardStream.Name)
        {
            environment.Output.Write(ResultJson.Write(result));
        }
        else
        {
            DiffView.Write(ConsoleFactory.Create(environment, NoColor), result);
        }

        environment.Output.Flush();
        return new OutputFiles(environment).WriteNamed(Json, () => ResultJson.Write(result));
    }
}

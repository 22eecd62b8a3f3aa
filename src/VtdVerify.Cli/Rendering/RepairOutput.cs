using VtdVerify.Checks;
using VtdVerify.Checks.Inputs;
using VtdVerify.Reporting;
using VtdVerify.Reporting.Rendering;

namespace VtdVerify.Cli.Rendering;

/// <summary>Where a repair goes.</summary>
/// <param name="Mail">A path, or "-", which takes the place of the report; null for no mail.</param>
/// <param name="Json">The same for JSON.</param>
internal sealed record RepairOutput(string? Mail, string? Json, bool NoColor)
{
    /// <summary>False where a file could not be written, which standard error then says.</summary>
    public bool Write(RepairResult result, CliEnvironment environment)
    {
        if (Json == StandardStream.Name)
        {
            environment.Output.Write(ResultJson.Write(result));
        }
        else if (Mail == StandardStream.Name)
        {
            environment.Output.Write(result.Mail);
        }
        else
        {
            RepairView.Write(ConsoleFactory.Create(environment, NoColor), result, Outcome.Of(result));
        }

        environment.Output.Flush();
        var files = new OutputFiles(environment);
        var jsonWritten = files.WriteNamed(Json, () => ResultJson.Write(result));
        var mailWritten = result.Mail is not { } mail || files.WriteNamed(Mail, () => mail);
        return jsonWritten && mailWritten;
    }
}

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
        var json = ResultJson.Write(result);
        if (Json == StandardStream.Name)
        {
            environment.Output.Write(json);
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
        var jsonWritten = Json is null or StandardStream.Name || files.Write(Json, file => file.Write(json));
        var mailWritten = Mail is null or StandardStream.Name || result.Mail is null || files.Write(Mail, file => file.Write(result.Mail));
        return jsonWritten && mailWritten;
    }
}

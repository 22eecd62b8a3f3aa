using System.ComponentModel;
using System.Diagnostics;

namespace VtdVerify.Tests;

/// <summary>A program of the machine, run to its end.</summary>
/// <param name="Output">What it wrote to standard output.</param>
internal sealed record Command(int ExitCode, string Output)
{
    /// <summary>Runs a program in the repository's root; null where the machine does not have it.</summary>
    public static Command? Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, WorkingDirectory = Repository.Root };
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return new Command(process.ExitCode, output);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}

using System.ComponentModel;
using System.Diagnostics;

namespace VtdVerify.Native.Compiling;

/// <summary>A program that is run to its end.</summary>
internal static class Tool
{
    /// <summary>What it prints; null where there is no such program.</summary>
    public static ToolOutput? Run(string program, IEnumerable<string> arguments, string? folder = null)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = folder ?? string.Empty,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            process.StandardInput.Close();
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return new ToolOutput(process.ExitCode, output, error.GetAwaiter().GetResult());
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}

/// <summary>How a program ended.</summary>
internal sealed record ToolOutput(int ExitCode, string Output, string Error);

using System.ComponentModel;
using System.Diagnostics;

namespace VtdVerify.Benchmarks;

/// <summary>The machine's C compiler, and programs that it made.</summary>
internal static class CCompiler
{
    /// <summary>The category of what is left out where there is no compiler.</summary>
    public const string Category = "Compiler";

    private const int MostMilliseconds = 10_000;

    private static readonly string[] Names = ["gcc", "cc"];

    /// <summary>The first that answers; null where none does.</summary>
    public static string? Find() => Names.FirstOrDefault(name => Run(name, "--version") == 0);

    /// <summary>The exit code of a program; null where it cannot be started or does not end in time.</summary>
    public static int? Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            process.OutputDataReceived += Ignore;
            process.ErrorDataReceived += Ignore;
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            if (process.WaitForExit(MostMilliseconds))
            {
                return process.ExitCode;
            }

            process.Kill();
            return null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static void Ignore(object sender, DataReceivedEventArgs received)
    {
        // Read only so that the program never waits for a reader.
    }
}

using NUnit.Framework;

namespace VtdVerify.Tests.CSubset.Running;

/// <summary>The compiler that judges how C is read.</summary>
internal static class Gcc
{
    private const string Headers = """
        #include <inttypes.h>
        #include <stdbool.h>
        #include <stddef.h>
        #include <stdint.h>
        #include <stdio.h>
        #include <string.h>

        """;

    /// <summary>The lines that a program prints; ends the test where there is no compiler.</summary>
    /// <param name="text">The file after the standard headers, <c>main</c> included.</param>
    public static string[] Lines(string text)
    {
        var folder = Directory.CreateTempSubdirectory("csubset");
        try
        {
            var source = Path.Combine(folder.FullName, "t.c");
            var program = Path.Combine(folder.FullName, "t");
            File.WriteAllText(source, Headers + text);
            Run("gcc", "-w", "-O0", "-fwrapv", "-o", program, source);
            return Run(program).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        finally
        {
            folder.Delete(true);
        }
    }

    private static string Run(string command, params string[] arguments)
    {
        var run = Command.Run(command, arguments);
        if (run is null)
        {
            Prerequisite.Compiler.Missing($"{command} is not here");
        }

        Assert.That(run.ExitCode, Is.Zero, $"{command} failed");
        return run.Output;
    }
}

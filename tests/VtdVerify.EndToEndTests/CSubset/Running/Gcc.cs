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

        static uint64_t in_little_endian(const void *bytes, int count)
        {
            return count ? *(const uint8_t *)bytes | in_little_endian((const uint8_t *)bytes + 1, count - 1) << 8 : 0;
        }
        static uint16_t le16_to_cpu(uint16_t v) { return in_little_endian(&v, 2); }
        static uint32_t le32_to_cpu(uint32_t v) { return in_little_endian(&v, 4); }
        static uint64_t le64_to_cpu(uint64_t v) { return in_little_endian(&v, 8); }
        #define cpu_to_le16 le16_to_cpu
        #define cpu_to_le32 le32_to_cpu
        #define cpu_to_le64 le64_to_cpu

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

    /// <summary>The text with macros replaced and conditions decided, as the compiler's own parser gets it.</summary>
    public static string Preprocessed(string text)
    {
        var folder = Directory.CreateTempSubdirectory("csubset");
        try
        {
            var source = Path.Combine(folder.FullName, "t.c");
            File.WriteAllText(source, text);
            return Run("gcc", "-E", "-P", "-w", "-std=gnu11", source);
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

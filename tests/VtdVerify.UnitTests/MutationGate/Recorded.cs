using System.Text.Json;

namespace VtdVerify.Tests.MutationGate;

/// <summary>A small report of the shape that Stryker writes, on a source of the shape that it mutates.</summary>
internal static class Recorded
{
    public const string File = "VtdAddressSpace.cs";

    public const string Source = """
        internal static class VtdAddressSpace
        {
            public static void Unmap()
            {
                if (machine.Decide(TakesTrackedPath(machine, revision)))
                {
                    UnmapMappings(machine, notifier, revision);
                    return;
                }

                UnmapScope(machine, notifier);
            }
        }

        """;

    public const string Filtered = "Removed by mutate filter";

    private const string Condition = "machine.Decide(TakesTrackedPath(machine, revision))";

    /// <summary>The same with the call of <see cref="Statement"/> a second time, in the branch.</summary>
    public static string TwiceSource { get; } =
        Source.Replace("UnmapMappings(machine, notifier, revision);", "UnmapScope(machine, notifier);", StringComparison.Ordinal);

    public static object Removal(string status, params string[] killedBy) =>
        StrykerMutant("Block removal mutation", "{}", Span(6, 9, 9, 10), status, killedBy);

    public static object Negation(string status, params string[] killedBy) =>
        StrykerMutant("Negate expression", $"!({Condition})", Span(5, 13, 5, 13 + Condition.Length), status, killedBy);

    /// <summary>The call behind the branch, removed.</summary>
    public static object Statement(string status, params string[] killedBy) =>
        StrykerMutant("Statement mutation", ";", Span(11, 9, 11, 39), status, killedBy);

    /// <summary>The same call in the branch of <see cref="TwiceSource"/>, removed.</summary>
    public static object StatementInBranch(string status, params string[] killedBy) =>
        StrykerMutant("Statement mutation", ";", Span(7, 13, 7, 43), status, killedBy);

    /// <summary>A report on the source above, or on another text of that file.</summary>
    public static string Report(IEnumerable<object> mutants, string source = Source) => JsonSerializer.Serialize(new
    {
        schemaVersion = "2",
        projectRoot = "/build/src/VtdVerify.Model",
        files = new Dictionary<string, object>
        {
            [$"/build/src/VtdVerify.Model/{File}"] = new { language = "cs", source, mutants },
        },
        testFiles = new Dictionary<string, object>
        {
            ["/build/tests/Scenarios.cs"] = new
            {
                source = string.Empty,
                tests = new[] { new { id = "t1", name = "Memory is tracked" }, new { id = "t2", name = "Memory is not tracked" } },
            },
        },
    });

    private static object StrykerMutant(string mutatorName, string replacement, object location, string status, string[] killedBy) => new
    {
        id = "1",
        mutatorName,
        replacement,
        location,
        status,
        statusReason = status == "Ignored" ? Filtered : null,
        @static = false,
        coveredBy = killedBy,
        killedBy,
    };

    private static object Span(int firstLine, int firstColumn, int lastLine, int lastColumn) => new
    {
        start = new { line = firstLine, column = firstColumn },
        end = new { line = lastLine, column = lastColumn },
    };
}

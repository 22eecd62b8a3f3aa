using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace VtdVerify.Tests.Tidy;

/// <summary>Conventions that make every run the same: nothing depends on the time or on chance.</summary>
internal static class RepeatableRules
{
    private static readonly string[] Moving =
    [
        "DateTime.Now", "DateTime.UtcNow", "DateTime.Today", "DateTimeOffset.Now", "DateTimeOffset.UtcNow", "Stopwatch.StartNew",
        "Stopwatch.GetTimestamp", "Environment.TickCount", "Environment.TickCount64", "Thread.Sleep", "Task.Delay",
        "Random.Shared", "Guid.NewGuid", "Guid.CreateVersion7",
    ];

    private static readonly string[] MovingTypes = ["Stopwatch", "Random"];

    private static readonly string[] Timed =
        ["src/VtdVerify.Checks/Running", "src/VtdVerify.Checks/Batching", "src/VtdVerify.Cli", "tests/VtdVerify.Fuzzing"];

    private static readonly string[] Aged = ["src/VtdVerify.Processes/ScratchFolder.cs", "src/VtdVerify.Smt/Keeping/AnswerFolder.cs"];

    /// <summary>
    /// Runs and the command line measure; the scenario runner stamps its messages, with a clock that its caller may give. The fuzzer stops
    /// when its time is over, and a fault is made again without the clock. How old a folder is that a killed run left says only whether it
    /// goes, and how long an answer was not used says which goes first.
    /// </summary>
    public static Rule NoClockAndNoChance { get; } = new(
        "neither the clock nor chance is asked, but where the reason is stated",
        file => file.IsIn(Timed) || Aged.Contains(file.Path) ? [] : Clocks(file).Concat(SystemClocks(file)));

    /// <summary>CsCheck's own sampling takes all values but the first from the clock.</summary>
    public static Rule RandomTestsAreRepeatable { get; } = new(
        "generated values are checked by Property alone",
        file => file.Path.EndsWith("/VtdVerify.TestSupport/Property.cs", StringComparison.Ordinal) || !ImportsCsCheck(file)
            ? []
            : file.Root.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
                .Where(access => access.Name.Identifier.Text.StartsWith("Sample", StringComparison.Ordinal))
                .Select(access => Fault.At(access, access.Name.ToString())));

    public static IReadOnlyList<Rule> All { get; } = [NoClockAndNoChance, RandomTestsAreRepeatable];

    private static IEnumerable<Fault> Clocks(SourceFile file) => file.Root.DescendantNodes()
        .Where(node => node switch
        {
            MemberAccessExpressionSyntax access => Moving.Any(name => EndsWithName(access.ToString(), name)),
            ObjectCreationExpressionSyntax created => MovingTypes.Contains(created.Type.ToString()),
            _ => false,
        })
        .Select(node => Fault.At(node, node.ToString()));

    private static IEnumerable<Fault> SystemClocks(SourceFile file) => file.IsIn("src/VtdVerify.Gherkin")
        ? []
        : file.Root.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
            .Where(access => EndsWithName(access.ToString(), "TimeProvider.System"))
            .Select(access => Fault.At(access, access.ToString()));

    private static bool EndsWithName(string access, string name) =>
        access == name || access.EndsWith($".{name}", StringComparison.Ordinal);

    private static bool ImportsCsCheck(SourceFile file) => file.Root.Usings.Any(import => import.Name?.ToString() == "CsCheck");
}

using System.Globalization;
using VtdVerify.Native.Conforming;
using VtdVerify.Native.Running;

namespace VtdVerify.Checks.Explaining;

/// <summary>A difference between compiled code and another run, for a reader.</summary>
public static class DifferenceText
{
    private const string Nothing = "nothing more";

    /// <summary>The first step in which two runs differ.</summary>
    public static string FirstLine(RunTrace compiled, RunTrace? other)
    {
        var (ours, theirs) = (compiled.Lines(), other?.Lines() ?? []);
        var at = ours.Zip(theirs).TakeWhile(pair => pair.First == pair.Second).Count();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"step {at + 1}: compiled '{ours.ElementAtOrDefault(at) ?? Nothing}', otherwise '{theirs.ElementAtOrDefault(at) ?? Nothing}'");
    }

    public static string FirstLine(ConformanceDifference difference) => FirstLine(difference.Compiled, difference.Run);
}

using System.Globalization;
using CsCheck;
using NUnit.Framework;

namespace VtdVerify.Tests;

/// <summary>
/// Checks a property on generated values that are the same in every run. CsCheck's own seed argument fixes the first value only;
/// the rest come from the clock. VTDVERIFY_SEED (a number) asks for other values, VTDVERIFY_ITERATIONS for more or fewer of them.
/// </summary>
internal static class Property
{
    private const string SeedVariable = "VTDVERIFY_SEED";
    private const string IterationsVariable = "VTDVERIFY_ITERATIONS";
    private const int Stream = 1;

    private static readonly ulong Seed = Setting(SeedVariable, 2175431UL);

    public static void Holds<T>(Gen<T> values, Action<T> assert, int iterations = 2000)
    {
        var count = Setting(IterationsVariable, iterations);
        var generator = Generator();
        for (var i = 0; i < count; i++)
        {
            var value = values.Generate(generator, null, out _);
            try
            {
                assert(value);
            }
            catch
            {
                Report(i, Check.Print(value));
                throw;
            }
        }
    }

    public static void Holds<T>(Gen<T> values, Func<T, bool> holds, int iterations = 2000) =>
        Holds(values, value => Assert.That(holds(value), Is.True, () => $"false for {Check.Print(value)}"), iterations);

    /// <summary>The values themselves, for a test that looks at all of them at once.</summary>
    public static IReadOnlyList<T> Values<T>(Gen<T> values, int count)
    {
        var generator = Generator();
        return [.. Enumerable.Range(0, count).Select(_ => values.Generate(generator, null, out Size _))];
    }

    /// <summary>How to get the same values again, for the message of a failure.</summary>
    public static string Rerun(int iterations) =>
        string.Create(CultureInfo.InvariantCulture, $"again with {SeedVariable}={Seed} {IterationsVariable}={iterations}");

    private static PCG Generator() => new(Stream, Seed);

    private static void Report(int index, string value) => TestContext.Out.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"Value {index}: {value}\n{Rerun(index + 1)}; another seed gives other values"));

    private static T Setting<T>(string variable, T otherwise)
        where T : IParsable<T> =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? T.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}

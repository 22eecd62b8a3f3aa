using CsCheck;
using NUnit.Framework;

namespace VtdVerify.Tests.Model;

/// <summary>
/// Checks a property on generated values that are the same in every run. CsCheck's own seed argument fixes the first value only;
/// the rest come from the clock.
/// </summary>
internal static class Property
{
    private const int Stream = 1;
    private const ulong Seed = 2175431;

    public static void Holds<T>(Gen<T> values, Action<T> assert, int iterations = 2000)
    {
        var generator = new PCG(Stream, Seed);
        for (var i = 0; i < iterations; i++)
        {
            var seed = generator.ToString();
            var value = values.Generate(generator, null, out _);
            try
            {
                assert(value);
            }
            catch
            {
                TestContext.Out.WriteLine($"Value {i}, seed {seed}: {Check.Print(value)}");
                throw;
            }
        }
    }
}

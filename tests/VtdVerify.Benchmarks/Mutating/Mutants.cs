using VtdVerify.Benchmarks.Tables;

namespace VtdVerify.Benchmarks.Mutating;

/// <summary>The mutants of the C fixture that are compiled and run.</summary>
public sealed class CompiledMutants : IItems
{
    public static string Unit => "mutant";

    public static int Count => CompileAndRun.Some.Count;
}

/// <summary>The mutants of the C fixture that scenarios decide.</summary>
public sealed class DecidedOfFixture : IItems
{
    public static string Unit => "mutant";

    public static int Count => Campaign.Fixture.Value.Decided.Count;
}

/// <summary>The mutants of the patch that scenarios decide.</summary>
public sealed class DecidedOfPatch : IItems
{
    public static string Unit => "mutant";

    public static int Count => Campaign.Patch.Value.Decided.Count;
}

/// <summary>The mutants of the patch that scenarios let live.</summary>
public sealed class UndecidedOfPatch : IItems
{
    public static string Unit => "mutant";

    public static int Count => Campaign.Patch.Value.UndecidedCount;
}

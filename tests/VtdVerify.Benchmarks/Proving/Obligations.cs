using VtdVerify.Benchmarks.Tables;
using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Guarantees;

namespace VtdVerify.Benchmarks.Proving;

/// <summary>Every obligation of every guarantee, for every class of scopes.</summary>
public sealed class Obligations : IItems
{
    public static string Unit => "obligation";

    public static int Count => GuaranteeCatalog.All.Sum(guarantee => guarantee.Obligations.Count) * ScopeClass.All.Count;
}

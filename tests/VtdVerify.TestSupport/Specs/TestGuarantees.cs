using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Observation;
using VtdVerify.Terms;

namespace VtdVerify.Tests.Specs;

/// <summary>A guarantee with one obligation that a test makes up.</summary>
internal abstract class TestGuarantee : IGuarantee
{
    protected static Obligation Only { get; } = new("test/only", "what is expected", "what happened");

    public string Id => "test";

    public GuaranteeKind Kind => GuaranteeKind.Stated;

    public string Sentence => "A test's own guarantee.";

    public string Why => "A test asks.";

    public string Source => "the test";

    public string Code => "none";

    public IReadOnlyList<Obligation> Obligations => [Only];

    public abstract IEnumerable<Claim<TTruth>> Claims<TWord, TTruth>(Run<TWord, TTruth> run)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>;
}

/// <summary>Speaks of nothing, and would not hold.</summary>
internal sealed class NeverRelevant : TestGuarantee
{
    public override IEnumerable<Claim<TTruth>> Claims<TWord, TTruth>(Run<TWord, TTruth> run) =>
        [new Claim<TTruth>(Only, TTruth.Of(false), TTruth.Of(false))];
}

/// <summary>Speaks of machines that cannot exist: no width is 40.</summary>
internal sealed class RelevantAtWidth40 : TestGuarantee
{
    public override IEnumerable<Claim<TTruth>> Claims<TWord, TTruth>(Run<TWord, TTruth> run) =>
        [new Claim<TTruth>(Only, run.Machine.AddressWidth == TWord.Of(40, 8), TTruth.Of(false))];
}

/// <summary>Speaks of runs that do not return.</summary>
internal sealed class RelevantOnAborts : TestGuarantee
{
    public override IEnumerable<Claim<TTruth>> Claims<TWord, TTruth>(Run<TWord, TTruth> run) =>
        [new Claim<TTruth>(Only, TTruth.Of(run.End is RunEnd.Aborted), TTruth.Of(true))];
}

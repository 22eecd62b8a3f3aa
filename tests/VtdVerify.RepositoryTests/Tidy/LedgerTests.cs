using System.Reflection;
using NUnit.Framework;
using VtdVerify.Specs.Assumptions;

namespace VtdVerify.Tests.Tidy;

/// <summary>What the report prints of the assumptions is all of them.</summary>
internal sealed class LedgerTests
{
    [Test]
    public void Every_assumption_is_printed()
    {
        var declared = typeof(Ledger).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Select(property => property.GetValue(null))
            .OfType<Assumption>();
        Assert.That(Ledger.All, Is.EquivalentTo(declared));
    }

    [Test]
    public void Ids_are_unique() => Assert.That(Ledger.All.Select(assumption => assumption.Id), Is.Unique);

    [Test]
    public void Each_has_a_sentence_and_a_reason() => Assert.That(
        Ledger.All.SelectMany(assumption => (string[])[assumption.Sentence, assumption.Reason]),
        Is.All.EndsWith("."));
}

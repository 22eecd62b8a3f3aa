using NUnit.Framework;
using VtdVerify.Repair.Candidates;
using VtdVerify.Tests.Mutation;

namespace VtdVerify.Tests.Repair;

/// <summary>What the templates of mends write.</summary>
internal sealed class MendTemplateTests
{
    [TestCase("writable-key", "")]
    [TestCase("clamp-to-scope", "MIN(found->size, nt->end - found->iova)")]
    [TestCase("clamp-to-scope", "MAX(found->iova, nt->start)")]
    [TestCase(
        "walk-by-key",
        "if (found->size >= nt->end - found->iova) { break; } key.iova = found->iova + found->size + 1; key.size = nt->end - key.iova;")]
    [TestCase("size-from-end-and-start", "nt->end - nt->start")]
    public void A_template_writes_this_into_the_sample(string template, string text) => Assert.That(
        CandidateSpace.Of(Targets.Of("sample-fixed"), onlyTemplates: true)
            .SelectMany(candidate => candidate.Edits)
            .Where(edit => edit.MutatorId == template)
            .Select(edit => edit.Replacement.Trim()),
        Does.Contain(text));
}

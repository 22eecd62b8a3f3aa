using NUnit.Framework;
using VtdVerify.CSubset;
using VtdVerify.Subjects;

namespace VtdVerify.Tests.Subjects;

/// <summary>What of a patch becomes a subject, and what a report says of where it comes from.</summary>
internal sealed class CSubjectReadingTests
{
    [Test]
    public void Another_functions_patch_is_no_subject() => Assert.That(
        () => CSources.Text("""
            static void vtd_flush_queue(VTDAddressSpace *as)
            {
                as->devfn = 0;
            }
            """),
        Throws.TypeOf<UnreadableSubjectException>()
            .With.Message.Contains(CSubject.EntryPoint).And.Message.Contains("it changes vtd_flush_queue"));

    [Test]
    public void A_patch_without_functions_is_no_subject() => Assert.That(
        () => CSources.Text("int nothing;"), Throws.TypeOf<UnreadableSubjectException>().With.Message.Contains("no function"));

    [Test]
    public void A_change_that_cannot_be_placed_is_named_with_file_and_line() => Assert.That(
        () => CSources.Subject("odd", [.. CSources.Lines("    left = 0;\n}"), .. WholeUnmap(100)]),
        Throws.TypeOf<UnreadableSubjectException>().With.Message.StartsWith($"{CSources.File}:1: "));

    [Test]
    public void A_whole_function_has_a_source_without_a_note() => Assert.That(
        CSources.Subject("whole", WholeUnmap(100)).Sources,
        Is.EqualTo([new FunctionSource(CSubject.EntryPoint, CSources.File, 100, CodeOrigin.Patch)]));

    [Test]
    public void The_sources_of_a_patch_say_what_it_does_not_show()
    {
        var sources = CSources.FromSample("sample-fixed").Sources;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                sources.Select(s => (s.Function, s.Origin)),
                Is.EqualTo([
                    ("vtd_drain_scope", CodeOrigin.Patch),
                    (CSubject.EntryPoint, CodeOrigin.Patch),
                    ("VtdAddressSpace.UnmapScope", CodeOrigin.Model),
                ]));
            Assert.That(sources[0].Note, Is.Null);
            Assert.That(sources[1].Note, Does.Contain("taken to be declarations").And.Contain("the rest is not shown"));
            Assert.That(sources[2].Note, Does.Contain($"stands in for the rest of {CSubject.EntryPoint}"));
        }
    }

    [Test]
    public void A_subject_keeps_the_name_and_the_description_that_it_is_given()
    {
        var subject = CSubject.Read("posted", "what was posted", WholeUnmap(1));
        Assert.That((subject.Name, subject.Description), Is.EqualTo(("posted", "what was posted")));
    }

    [Test]
    public void A_function_that_nothing_shown_calls_is_said_not_to_be_run()
    {
        var sources = CSources.Text("""
            static void vtd_flush_queue(VTDAddressSpace *as)
            {
                as->devfn = 0;
            }

            static void vtd_note(VTDAddressSpace *as)
            {
            }

            static void vtd_address_space_unmap(VTDAddressSpace *as, IOMMUNotifier *n)
            {
                vtd_note(as);
            }
            """).Sources;
        Assert.That(
            sources.Where(s => s.Note?.Contains("it is not run", StringComparison.Ordinal) == true).Select(s => s.Function),
            Is.EqualTo(["vtd_flush_queue"]));
    }

    [Test]
    public void The_models_revisions_are_named_described_and_sourced()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ModelSubject.All.Select(s => s.Name), Is.EqualTo(["base", "v1", "v5", "v6", "fixed", "hardened"]));
            Assert.That(ModelSubject.All.Select(s => s.Description), Is.Unique.And.All.Not.Empty);
            Assert.That(ModelSubject.All.SelectMany(s => s.Sources).Select(s => s.Origin), Has.All.EqualTo(CodeOrigin.Model));
            Assert.That(ModelSubject.Shipped.Name, Is.EqualTo("hardened"));
        }
    }

    private static IReadOnlyList<SourceSegment> WholeUnmap(int firstLine) =>
        [.. CSources.Lines("static void vtd_address_space_unmap(VTDAddressSpace *as, IOMMUNotifier *n)\n{\n    return;\n}")
            .Select(s => s with { FirstLine = firstLine })];
}

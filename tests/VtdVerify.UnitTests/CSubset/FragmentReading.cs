using NUnit.Framework;
using VtdVerify.CSubset;
using VtdVerify.CSubset.Fragments;
using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Tests.CSubset;

[TestFixture]
internal sealed class FragmentReading
{
    private const string NewFunction = """
             return mask;
         }

        +/* Empties the shelf.
        + * One box at a time. */
        +static void shelf_empty(Shelf *s)
        +{
        +    while (s->boxes) {
        +        shelf_drop(s);
        +    }
        +}
        +
         static void shelf_reset(Shelf *s, Room *r)
         {
        """;

    private const string Guard = """
             Room *room = s->room;
             Box box;

        +    if (keep_track) {
        +        shelf_empty(s);
        +        return;
        +    }
        +
             /*
              * What follows is
        """;

    private static readonly FragmentFunctions Seen = FragmentReader.Read(
        [
            Fragment(10, NewFunction, "static int shelf_mask(void *opaque)"),
            Fragment(27, Guard, "static void shelf_reset(Shelf *s, Room *r)"),
        ]);

    [Test]
    public void A_function_between_two_others_is_whole_and_its_changed_lines_are_known()
    {
        var whole = Seen.Whole.Single();
        Assert.That(whole.Name, Is.EqualTo("shelf_empty"));
        Assert.That(whole.ChangedLines, Is.EqualTo(Enumerable.Range(15, 6)));
    }

    [Test]
    public void A_function_that_goes_on_in_the_next_segment_is_partial_with_its_gap_counted()
    {
        var partial = Seen.Partial.Single(p => p.Name == "shelf_reset");
        Assert.That(partial.Signature!.Type.Parameters.Select(p => p.Name), Is.EqualTo((string[])["s", "r"]));
        var run = partial.Runs.Single();
        Assert.That((run.Gap.FirstLine, run.Gap.LastLine, run.Gap.Count), Is.EqualTo((24, 26, 3)));
        Assert.That(
            run.Statements.Select(s => s.GetType()),
            Is.EqualTo((Type[])[typeof(DeclarationStatement), typeof(DeclarationStatement), typeof(IfStatement)]));
        Assert.That((partial.EndVisible, run.CutOff), Is.EqualTo((false, (CutStatement?)null)));
        Assert.That(partial.ChangedLines, Is.EqualTo(Enumerable.Range(30, 5)));
    }

    [Test]
    public void The_tail_of_a_function_that_only_a_heading_names_is_partial_with_its_end()
    {
        var tail = Seen.Partial.Single(p => p.Name == "shelf_mask");
        Assert.That((tail.EndVisible, tail.Changed, tail.Runs.Single().Gap.Count), Is.EqualTo((true, false, (int?)null)));
    }

    [Test]
    public void A_segment_that_begins_in_a_nested_block_is_unreadable()
    {
        var seen = FragmentReader.Read([Fragment(5, "         f();\n+        g();\n     }\n     h();", "void outer(void)")]);
        Assert.That(seen.Unreadable.Single().Reason, Does.Contain("column 9"));
        Assert.That(seen.Partial.Single().Unreadable.Single().Changed, Is.True);
        Assert.That(seen.Partial.Single().Runs, Is.Empty);
    }

    [Test]
    public void A_closing_brace_without_its_opening_is_unreadable()
    {
        var seen = FragmentReader.Read([Fragment(5, "     f();\n     }\n+    h();", "void outer(void)")]);
        Assert.That(seen.Unreadable.Single().Reason, Does.Contain("'}'"));
    }

    [Test]
    public void Lines_that_no_heading_places_are_unreadable()
    {
        var seen = FragmentReader.Read([Fragment(5, "     f();\n+    h();", null)]);
        Assert.That(seen.Unreadable.Single().Reason, Does.Contain("heading"));
    }

    [Test]
    public void A_segment_that_begins_in_a_comment_is_read_after_it()
    {
        var seen = FragmentReader.Read(
            [Fragment(5, "  * rest of a comment { with a brace\n  */\n int f(void)\n {\n+    return 1;\n }", "int e(void)")]);
        Assert.That(seen.Whole.Single().Name, Is.EqualTo("f"));
        Assert.That(seen.Unreadable, Is.Empty);
    }

    [Test]
    public void A_statement_that_the_segment_cuts_is_named_not_read()
    {
        var seen = FragmentReader.Read([Fragment(5, " void f(void)\n {\n     g();\n+    if (a) {\n+        h();", null)]);
        var run = seen.Partial.Single().Runs.Single();
        Assert.That(run.Statements, Has.Count.EqualTo(1));
        Assert.That((run.CutOff!.Span.Line, run.CutOff.Changed), Is.EqualTo((8, true)));
    }

    [Test]
    [Category("Shared")]
    public void The_posted_patch_is_read()
    {
        var seen = FragmentReader.Read(SharedPatch.Segments());
        Assert.That(seen.Whole.Single().Name, Is.EqualTo("vtd_address_space_unmap_in_dirty_tracking"));
        var partial = seen.Partial.Single(p => p.Changed);
        Assert.That(partial.Name, Is.EqualTo("vtd_address_space_unmap"));
        Assert.That(partial.Runs.Single().Gap.Count, Is.EqualTo(3));
        Assert.That(partial.Runs.Single().Statements[^1], Is.TypeOf<IfStatement>());
        Assert.That(seen.Unreadable, Is.Empty);
    }

    /// <summary>Lines as a diff writes them: the first character says whether the line was added.</summary>
    private static SourceSegment Fragment(int firstLine, string lines, string? heading) =>
        new(
            "shelf.c",
            firstLine,
            [.. lines.Split('\n').Select(l => new SourceLine(l.Length > 0 ? l[1..] : l, l.StartsWith('+')))],
            heading);
}

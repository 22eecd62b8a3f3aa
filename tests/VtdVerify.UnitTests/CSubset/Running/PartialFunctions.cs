using NUnit.Framework;
using VtdVerify.CSubset;
using VtdVerify.CSubset.Fragments;
using VtdVerify.CSubset.Running;
using VtdVerify.CSubset.Types;
using VtdVerify.Terms;

namespace VtdVerify.Tests.CSubset.Running;

[TestFixture]
internal sealed class PartialFunctions
{
    private const string Head = " static long g(long a)\n {";
    private const string Guard = "     long b = a;\n \n+    if (keep_track) {\n+        return 7;\n+    }\n \n     /* cut";

    [TestCase(1UL, 7)]
    [TestCase(0UL, 42)]
    public void The_visible_guard_runs_and_the_hidden_rest_is_the_hosts(ulong tracking, long expected) =>
        Assert.That(Call(tracking, Segment(1, Head), Segment(6, Guard)), Is.EqualTo(expected));

    [Test]
    public void A_gap_before_the_first_statement_is_noted_as_declarations()
    {
        var notes = Program(Segment(1, Head), Segment(6, Guard)).Notes;
        Assert.That(
            notes.Select(n => n.Kind),
            Is.EqualTo((ProgramNoteKind[])[ProgramNoteKind.AssumedDeclarationGap, ProgramNoteKind.HiddenRest]));
        Assert.That((notes[0].Lines.FirstLine, notes[0].Lines.LastLine), Is.EqualTo(((int?)3, 5)));
    }

    [Test]
    public void A_variable_that_only_the_gap_can_declare_is_unsupported() =>
        Assert.That(
            () => Call(1, Segment(1, Head), Segment(6, "     long b = a;\n+    hidden++;")),
            Throws.TypeOf<UnsupportedException>().With.Message.Contains("'hidden'"));

    [Test]
    public void Statements_after_a_gap_in_the_middle_are_unsupported_once_reached()
    {
        SourceSegment[] segments =
            [Segment(1, Head), Segment(3, "     if (keep_track) {\n+        return 7;\n     }"), Segment(9, "+    return 8;\n }")];
        Assert.That(Call(1, segments), Is.EqualTo(7));
        Assert.That(() => Call(0, segments), Throws.TypeOf<UnsupportedException>().With.Message.Contains("hidden lines 6 to 8"));
    }

    [Test]
    public void A_variable_that_is_changed_before_the_hidden_rest_is_unsupported() =>
        Assert.That(
            () => Call(1, Segment(1, Head), Segment(3, "     long b = a;\n+    b = 3;")),
            Throws.TypeOf<UnsupportedException>().With.Message.Contains("an assignment to b"));

    [Test]
    public void A_changed_statement_that_is_cut_off_is_unsupported() =>
        Assert.That(
            () => Call(1, Segment(1, Head), Segment(3, "     long b = a;\n+    if (b) {\n+        b();")),
            Throws.TypeOf<UnsupportedException>().With.Message.Contains("changed statement"));

    [Test]
    public void Without_a_rest_of_the_hosts_the_hidden_rest_is_unsupported() =>
        Assert.That(
            () => Run(Program(Segment(1, Head), Segment(6, Guard)), 0, []),
            Throws.TypeOf<UnsupportedException>().With.Message.Contains("the hidden rest of g"));

    [Test]
    [Category("Shared")]
    public void The_posted_patch_has_only_names_that_a_prelude_can_declare()
    {
        var functions = FragmentReader.Read(SharedPatch.Segments());
        var names = CProgram.Of(Prelude.Empty, functions).Unresolved().SelectMany(f => f.Value).Select(u => u.Name).ToHashSet();
        Assert.That(names, Does.Contain("IOMMUNotifier").And.Contain("global_dirty_tracking"));
    }

    private static long Call(ulong tracking, params SourceSegment[] segments) =>
        Run(Program(segments), tracking, new() { ["g"] = (arguments, _) => TestRun.Word(arguments[0].Word.Value + 2, IntegerType.Long) });

    private static long Run(
        CProgram program,
        ulong tracking,
        Dictionary<string, Func<IReadOnlyList<CValue<ConcreteWord>>, CodeSite, CValue<ConcreteWord>>> rests)
    {
        var cell = (Cell<ConcreteWord, ConcreteTruth>)Storage<ConcreteWord, ConcreteTruth>.Create(IntegerType.UnsignedInt, "keep_track");
        cell.Set(ConcreteWord.Of(tracking, 32));
        var intrinsics = new Intrinsics<ConcreteWord, ConcreteTruth> { Globals = { ["keep_track"] = cell } };
        foreach (var (name, rest) in rests)
        {
            intrinsics.Rests[name] = rest;
        }

        var run = new Interpreter<ConcreteWord, ConcreteTruth>(program, new TestExecution(), intrinsics);
        return TestRun.Number(run.Call("g", TestRun.Word(40, IntegerType.Long)));
    }

    private static CProgram Program(params SourceSegment[] segments) =>
        CProgram.Of(Prelude.Parse("extern unsigned keep_track;"), FragmentReader.Read(segments));

    private static SourceSegment Segment(int firstLine, string lines) =>
        new(
            "g.c",
            firstLine,
            [.. lines.Split('\n').Select(l => new SourceLine(l.Length > 0 ? l[1..] : l, l.StartsWith('+')))],
            "static long g(long a)");
}

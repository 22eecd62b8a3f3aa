using NUnit.Framework;
using VtdVerify.CSubset;
using VtdVerify.CSubset.Fragments;
using VtdVerify.CSubset.Running;
using VtdVerify.CSubset.Syntax;
using VtdVerify.Mutation.Mutants;
using VtdVerify.Tests.Subjects;

namespace VtdVerify.Tests.CSubset;

/// <summary>A kept reading is used where nothing that it depends on is different, and nowhere else.</summary>
[TestFixture]
internal sealed class KeptReadingTests
{
    private static readonly Prelude Declared = Prelude.Parse("extern int limit;");

    private static readonly SourceSegment First = Segment(1, "static int first(int a)\n{\n    return a;\n}\n");

    private static readonly SourceSegment Second = Segment(
        40, "static int second(int a)\n{\n    a = (box)(a);\n    return a * limit;\n}\n");

    private static readonly SourceSegment Third = Segment(
        80, "    int b = __LINE__;\n\n    if (b) {\n        return (box)(b) * limit;\n    }\n", "static int third(int c)");

    private static readonly string[] Before =
    [
        "#define limit 3",
        "#undef limit",
        "#define box(x) x",
        "#define __LINE__ 7",
        "#line 7",
        "typedef int box;",
        "#if SOMETHING",
        "#if 0",
        "#pragma pack(1)",
        "#include \"other.c\"",
        "/* a comment whose end is not shown",
        "_Pragma(\"pack(1)\")",
        "int limit(void);",
        "static int third(int c)\n{",
    ];

    [Test]
    public void Lines_that_a_variant_shares_are_not_read_again()
    {
        var kept = Warm();
        var (one, other) = (Read([Changed("return a + 1;"), Second, Third], kept), Read([Changed("return a + 2;"), Second, Third], kept));
        Assert.That(Function(one, "second").Definition.Body, Is.SameAs(Function(other, "second").Definition.Body));
        Assert.That(one.Partial.Single().Runs.Single(), Is.SameAs(other.Partial.Single().Runs.Single()));
        Assert.That(Function(one, "first").Definition.Body, Is.Not.SameAs(Function(other, "first").Definition.Body));
    }

    [TestCaseSource(nameof(Before))]
    public void What_stands_before_the_lines_counts(string lines) =>
        AssertSame([Segment(1, $"{lines}\n{Text(First)}"), Second, Third], Warm());

    [Test]
    public void Another_macro_before_the_lines_is_not_missed()
    {
        var read = Read([Segment(1, "#define limit 3\n"), Second, Third], Warm());
        Assert.That(Names(Function(read, "second").Definition.Body), Has.None.EqualTo("limit"));
    }

    [Test]
    public void Another_type_before_the_lines_is_not_missed()
    {
        var read = Read([Segment(1, "typedef int box;\n"), Second, Third], Warm());
        Assert.That(SyntaxWalk.Expressions(Function(read, "second").Definition.Body).OfType<CastExpression>(), Is.Not.Empty);
    }

    [Test]
    public void The_same_lines_at_another_number_or_in_another_file_or_with_other_marks_are_others()
    {
        AssertSame([First, Second with { FirstLine = 41 }, Third with { FirstLine = 90 }], Warm());
        AssertSame([.. new[] { First, Second, Third }.Select(segment => segment with { File = "g.c" })], Warm());
        AssertSame([First, Second with { Lines = [.. Second.Lines.Select(line => line with { Changed = false })] }, Third], Warm());
        AssertSame([First, Second, Third with { SectionHeading = "static int other(long d)" }], Warm());
    }

    [Test]
    public void Lines_that_follow_others_than_before_are_others()
    {
        AssertSame([First, Second, Segment(70, "static int third(int c)\n{\n", null), Third], Warm());
        AssertSame([Third, First with { FirstLine = 100 }], Warm());
    }

    [Test]
    public void Another_prelude_is_not_missed()
    {
        IReadOnlyList<SourceSegment> all = [First, Second, Third];
        var other = Prelude.Parse("#define limit 4\ntypedef int box;");
        var read = FragmentReader.ReadCompiled([], all, other, kept: Warm());
        Assert.That(Shown(read), Is.EqualTo(Shown(FragmentReader.ReadCompiled([], all, other))));
    }

    [Test]
    public void A_name_in_doubt_is_not_missed()
    {
        IReadOnlyList<SourceSegment> all = [First, Second, Third];
        var doubtful = new Dictionary<string, string> { ["limit"] = "for a reason" };
        var read = FragmentReader.ReadCompiled([], all, Declared, doubtful, kept: Warm());
        Assert.That(Function(read, "second").Definition.Unread, Is.EqualTo("for a reason"));
        Assert.That(Shown(read), Is.EqualTo(Shown(FragmentReader.ReadCompiled([], all, Declared, doubtful))));
    }

    [Test]
    public void Files_that_are_read_as_they_are_written_are_kept_by_their_segments_and_the_types()
    {
        var (kept, types) = (Warm(), (string[])["box"]);
        var read = kept.Read([First, Second], types);
        Assert.That(kept.Read([First, Second], types), Is.SameAs(read));
        Assert.That(Shown(kept.Read([First, Second], [])), Is.EqualTo(Shown(FragmentReader.Read([First, Second]))));
        Assert.That(Shown(kept.Read([First], types)), Is.EqualTo(Shown(FragmentReader.Read([First], types))));
        var variant = Changed("return 0;");
        var (once, again) = (kept.Read([variant], types), kept.Read([variant], types));
        Assert.That(once, Is.Not.SameAs(again), "variants leave nothing behind");
    }

    [Test]
    public void Each_mutant_of_the_sample_reads_as_it_does_alone()
    {
        var target = new MutationTarget("sample", CSources.SampleSegments("sample-fixed"));
        foreach (var segments in target.Mutants(MutantSelection.Everything).Select(target.Apply))
        {
            AssertSame(segments, target.Kept);
        }
    }

    /// <summary>With what was read of the three segments, and once more of what was kept then.</summary>
    private static KeptReadings Warm()
    {
        var kept = new KeptReadings([First, Second, Third]);
        AssertSame([First, Second, Third], kept);
        AssertSame([First, Second, Third], kept);
        return kept;
    }

    private static void AssertSame(IReadOnlyList<SourceSegment> segments, KeptReadings kept) =>
        Assert.That(Shown(Read(segments, kept)), Is.EqualTo(Shown(Read(segments, KeptReadings.None))));

    private static FragmentFunctions Read(IReadOnlyList<SourceSegment> segments, KeptReadings kept) =>
        FragmentReader.ReadCompiled([], segments, Declared, kept: kept);

    /// <summary>All that was read, with its places.</summary>
    private static string Shown(FragmentFunctions read) => string.Join('\n',
    [
        .. read.Whole.Select(f => $"{f.Name} {f.Definition.Unread} {string.Join(' ', f.ChangedLines)}: {Shown([f.Definition.Body])}"),
        .. read.Partial.Select(f => $"{f.Name} {f.Site} {f.Unread} {f.EndVisible} {string.Join(' ', f.ChangedLines)} {f.Signature?.Type}"),
        .. read.Partial.SelectMany(f => f.Runs).Select(r => $"{r.Gap} {r.FirstLine} {r.LastLine} {r.CutOff}: {Shown(r.Statements)}"),
        .. read.Declarations.Select(d => $"{d.Span}"),
        .. read.Unreadable.Select(u => $"{u}"),
        .. read.Doubtful.Select(d => $"{d}"),
        string.Join(' ', read.ChangedNames.Order(StringComparer.Ordinal)),
        string.Join(' ', read.Unfollowed.Order(StringComparer.Ordinal)),
    ]);

    private static string Shown(IEnumerable<CNode> nodes) => string.Join(' ', nodes.SelectMany(All).Select(node => node switch
    {
        NameExpression name => $"{name.Name}@{name.Span}",
        IntegerLiteral literal => $"{literal.Value}@{literal.Span}",
        _ => $"{node.GetType().Name}@{node.Span}+{node.Span.Length}",
    }));

    private static IEnumerable<CNode> All(CNode node) => SyntaxWalk.Children(node).SelectMany(All).Prepend(node);

    private static IEnumerable<string> Names(CNode node) => SyntaxWalk.Expressions(node).OfType<NameExpression>().Select(name => name.Name);

    private static WholeFunction Function(FragmentFunctions read, string name) => read.Whole.Single(f => f.Name == name);

    private static SourceSegment Changed(string statement) =>
        Segment(1, Text(First).Replace("return a;", statement, StringComparison.Ordinal));

    private static string Text(SourceSegment segment) => string.Join('\n', segment.Lines.Select(line => line.Text));

    private static SourceSegment Segment(int firstLine, string text, string? heading = null) =>
        new("f.c", firstLine, [.. text.TrimEnd('\n').Split('\n').Select(line => new SourceLine(line, Changed: true))], heading);
}

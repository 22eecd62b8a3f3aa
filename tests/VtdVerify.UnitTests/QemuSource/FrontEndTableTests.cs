using NUnit.Framework;
using VtdVerify.QemuSource.Files;
using VtdVerify.QemuSource.Survey;

namespace VtdVerify.Tests.QemuSource;

/// <summary>The table of what the front end reads is that of the tree.</summary>
internal sealed class FrontEndTableTests
{
    private static readonly string Table = Repository.PathOf("docs/front-end.md");

    [Test]
    [Category("QemuTree")]
    public void The_table_in_the_docs_is_that_of_the_tree()
    {
        var tree = QemuTree.Open(Repository.QemuTree());
        var table = FrontEndTable.Render(tree);
        if (Environment.GetEnvironmentVariable("VTDVERIFY_WRITE_TABLE") == "1")
        {
            File.WriteAllText(Table, table);
        }

        var written = File.ReadAllText(Table);
        if (!written.StartsWith($"# What the front end reads of QEMU {tree.Version}\n", StringComparison.Ordinal))
        {
            Assert.Ignore($"the table is of another release than QEMU {tree.Version}");
        }

        Assert.That(written, Is.EqualTo(table));
    }

    [Test]
    public void What_stops_a_function_is_named_by_its_kind()
    {
        using var mini = new MiniTree();
        mini.Replace(MiniTree.Unmap, "/* Nothing to see here. */", """
            static int vtd_odd(VTDAddressSpace *vas, double share)
            {
                void *again = vas;
                if (vas->devfn > share) {
                    goto *again;
                }
                error_report_once("odd");
                vtd_nowhere(vas);
                return 0;
            }
            """);
        var survey = FileSurvey.Of(mini.Open(), MiniTree.Unmap, name => name is "vtd_odd" or "vtd_last_of");
        var odd = survey.Functions.Single(f => f.Name == "vtd_odd");
        Assert.That((survey.Unparsed, odd.Resolves, odd.Runs), Is.EqualTo((0, false, false)));
        Assert.That(odd.Unresolved, Does.Contain("unknown function: vtd_nowhere"));
        Assert.That(odd.Unread, Does.Contain("a computed goto"));
        Assert.That(survey.Functions.Single(f => f.Name == "vtd_last_of").Runs, Is.True);
    }

    [Test]
    public void The_functions_that_hand_out_events_are_found_through_others()
    {
        using var mini = new MiniTree();
        mini.Write("hw/a.c", "void a(void) { b(); }\nvoid b(void) { notify(1); }\nvoid c(void) { }\n");
        Assert.That(FileSurvey.CallersOf(mini.Open(), "hw/a.c", new HashSet<string> { "notify" }), Is.EquivalentTo(["a", "b"]));
    }
}
